import { api } from './client'
import { queryClient } from './query'
import { renameUser, session } from './session'
import type { Availability, PersonStatus, User } from './types'

/** How one may be met: what colleagues see beside the name, and until when nothing rings. */
export interface Standing {
  status: PersonStatus | null
  quiet_until: string | null
  availability?: Availability
}

/** Changes what is given and keeps the rest; `status: null` takes it away. */
export async function saveStanding(change: Partial<Standing>): Promise<void> {
  const now = session.get()
  if (now.state !== 'in') return
  const { status, quiet_until } = { ...standingOf(now.user), ...change }
  const said = { ...(status ?? { emoji: '', text: '', until: null }), quiet_until }
  keepStanding(await api.put<Standing>('me/status/', said))
}

/** Whether one takes new conversations. */
export async function saveAvailability(availability: Availability): Promise<void> {
  keepStanding(await api.put<Standing>('me/availability/', { availability }))
}

/** Customers who wait for one's own answer. */
export async function countWaiting(): Promise<number> {
  return (await api.get<{ waiting: number }>('me/hand-back/')).waiting
}

/** Goes away and gives back what waits; returns how many conversations went. */
export async function handBack(): Promise<number> {
  const { handed_back } = await api.post<{ handed_back: number }>('me/hand-back/', {})
  reloadOneself()
  return handed_back
}

/** From the hub: the answer to a change, or one made on another device. */
export function keepStanding({ status, quiet_until, availability = 'online' }: Standing): void {
  const now = session.get()
  if (now.state === 'in') renameUser({ ...now.user, status, quiet_until, availability })
}

/** What was set on another device may have been missed. */
export function reloadOneself(): void {
  void queryClient.invalidateQueries({ queryKey: ['me'] })
  api.get<Standing>('me/').then(keepStanding, () => {
    // Who cannot be reached resets again on the way back.
  })
}

/** As it holds at an instant: what has ended since it was read is null. */
export function standingOf(user: User, at = Date.now()): Standing {
  const { status = null, quiet_until = null, availability = 'online' } = user
  const isOver = (until: string | null) => until !== null && Date.parse(until) <= at
  return {
    status: status && !isOver(status.until) ? status : null,
    quiet_until: isOver(quiet_until) ? null : quiet_until,
    availability,
  }
}
