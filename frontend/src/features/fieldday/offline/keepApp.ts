import { onSignOut } from '@/api/session'

async function say(type: string): Promise<void> {
  const worker = await navigator.serviceWorker?.ready
  worker?.active?.postMessage({ type })
}

/** Has the service worker keep the app of the field, so that it opens without a connection. */
export function keepApp(): void {
  void say('keep-field')
}

onSignOut(() => void say('drop-field'))
