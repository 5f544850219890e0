import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { keep, readKept } from '@/lib/kept'
import { askPermission, desktopPermission } from './desktop'

/** Whether this browser is reached while everything of ours is closed. */
export type PushState = 'unsupported' | 'off' | 'on'

const DOOR = 'push/subscriptions/'
/** Who wants to be reached here; it outlives a sign-out, the subscription does not. */
const HINT = 'push'

async function manager(): Promise<PushManager | null> {
  if (!('PushManager' in window)) return null
  return (await navigator.serviceWorker?.getRegistration())?.pushManager ?? null
}

export async function pushState(): Promise<PushState> {
  const push = await manager()
  if (!push) return 'unsupported'
  return (await push.getSubscription()) ? 'on' : 'off'
}

/** Asks for permission first, so call it from a click; throws an `ApiError` that says why not. */
export async function turnPushOn(user: string): Promise<void> {
  const push = await manager()
  if (!push) throw new ApiError(0, 'push_unsupported', '')
  if ((await askPermission()) !== 'granted') throw new ApiError(0, 'push_refused', '')
  await subscribe(push)
  keep(HINT, user)
}

async function subscribe(push: PushManager): Promise<void> {
  const { key } = await api.get<{ key: string }>('push/key/')
  const subscription = await subscribed(push, key)
  await api.post(DOOR, subscription.toJSON())
}

async function subscribed(push: PushManager, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) }
  try {
    return await push.subscribe(options)
  } catch (error) {
    const stale = await push.getSubscription()
    if (!stale) throw new ApiError(0, 'push_failed', String(error))
    // Made for another key: the hub was set up anew.
    await stale.unsubscribe()
    return push.subscribe(options)
  }
}

/** The hub forgets this browser, and the browser the hub. */
export async function turnPushOff(): Promise<void> {
  const subscription = await (await manager())?.getSubscription()
  if (subscription) await api.delete(DOOR, { endpoint: subscription.endpoint })
  await subscription?.unsubscribe()
  keep(HINT, null)
}

/** Said again at every start: the hub and the browser may have forgotten each other meanwhile. */
export async function renewPush(user: string): Promise<void> {
  if (readKept(HINT) !== user || desktopPermission() !== 'granted') return
  const worker = await navigator.serviceWorker?.ready
  if (worker && 'pushManager' in worker) await subscribe(worker.pushManager)
}

/** Signed out: nobody's words are shown on this device. */
export async function forgetPush(): Promise<void> {
  await (await (await manager())?.getSubscription())?.unsubscribe()
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, char => char.charCodeAt(0))
}
