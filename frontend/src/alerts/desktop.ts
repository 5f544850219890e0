/** What a notification outside the page says; one per `tag`, the newest replaces the older. */
export interface Note {
  tag: string
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
export async function showNote({ tag, title, body, link }: Note, silent: boolean): Promise<void> {
  if (desktopPermission() !== 'granted') return
  const worker = await navigator.serviceWorker?.getRegistration()
  const options = { tag, body, icon: PICTURE, badge: MARK, data: { link }, silent, renotify: true }
  await worker?.showNotification(title, options)
}

/** Takes back what was shown about something that has been read meanwhile. */
export async function clearNotes(tag: string): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration()
  const shown = (await worker?.getNotifications({ tag })) ?? []
  for (const note of shown) note.close()
}
