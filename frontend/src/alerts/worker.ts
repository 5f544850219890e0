import { session } from '@/api/session'
import { attention } from '@/lib/attention'
import { createStore } from '@/lib/store'

const WORKER = '/sw.js'

/** The page a pressed notice leads to; kept from the first moment until a shell stands to go there. */
export const pressed = createStore<string | null>(null)

/** Whether somebody signed in is at this tab: then it hears and rings by itself. */
function isAttended(): boolean {
  return session.get().state === 'in' && attention.get() === 'here'
}

/** The worker that reaches a closed tab; without one everything else works all the same. */
export function registerWorker(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
    if (data?.type === 'open') pressed.set(data.path)
    if (data?.type === 'here') ports[0]?.postMessage(isAttended())
  })
  navigator.serviceWorker?.register(WORKER).catch(() => {
    // Refused by a private window or a policy: desktop notices then stay off.
  })
}
