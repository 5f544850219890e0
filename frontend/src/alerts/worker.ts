import { createStore } from '@/lib/store'

const WORKER = '/sw.js'

/** The page a pressed notice leads to; kept from the first moment until a shell stands to go there. */
export const pressed = createStore<string | null>(null)

/** The worker that reaches a closed tab; without one everything else works all the same. */
export function registerWorker(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'open') pressed.set(data.path)
  })
  navigator.serviceWorker?.register(WORKER).catch(() => {
    // Refused by a private window or a policy: desktop notices then stay off.
  })
}
