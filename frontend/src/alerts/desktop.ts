/** What a notification outside the page says; of those that lead to the same page the newest stays. */
export interface Note {
  title: string
  body: string
  /** A page of ours. */
  link: string
}

const PICTURE = '/assets/icon-192.png'
const MARK = '/assets/badge-96.png'

export type Permission = 'granted' | 'denied' | 'default' | 'unsupported'

export function desktopPermission(): Permission {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Asks the browser's question; only ever from a click, else browsers learn to refuse it. */
export async function askPermission(): Promise<Permission> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported'
}

/** The worker shows it, so that a click finds the right tab, or opens one. */
export async function showNote({ title, body, link }: Note, silent: boolean): Promise<void> {
  if (desktopPermission() !== 'granted') return
  const at = Date.now()
  const worker = await navigator.serviceWorker?.getRegistration()
  const looks = { body, icon: PICTURE, badge: MARK, data: { link, at } }
  await worker?.showNotification(title, { ...looks, tag: link, renotify: true, silent } as object)
}

/** Takes back what was shown until now about a conversation that has been read meanwhile. */
export async function clearNotes(conversation: string): Promise<void> {
  const until = Date.now()
  const worker = await navigator.serviceWorker?.getRegistration()
  for (const note of (await worker?.getNotifications()) ?? []) {
    const isOlder = (note.data?.at ?? 0) < until
    if (isOlder && note.tag.endsWith(`/${conversation}`)) note.close()
  }
}
