import { queryClient } from '@/api/query'
import { refresh, session } from '@/api/session'

/** Looks for a living session; a signed-out tab forgets everything it had loaded. */
export function startSession(): void {
  session.subscribe(() => {
    if (session.get().state === 'out') queryClient.clear()
  })
  refresh().catch(() => {
    // The session store already says what happened.
  })
}
