import type { Member, PersonStatus } from '@/api/types'
import type { Colleague } from '../data/colleagues'
import { type Presence, usePresence } from '../live/presence'

export type Known = Partial<Pick<Colleague & Member, 'status' | 'quiet_until' | 'online'>>

/** What stands beside somebody's name: what was heard live comes before what was read. */
export function usePerson(id: string | undefined, read: Known = {}): Presence {
  const heard = usePresence(id)
  return {
    online: heard.online ?? read.online,
    status: heard.status === undefined ? read.status : heard.status,
    quiet_until: heard.quiet_until === undefined ? read.quiet_until : heard.quiet_until,
  }
}

/** What somebody says about their day, while it lasts and says anything. */
export function statusNow(
  status: PersonStatus | null | undefined,
  now: number,
): PersonStatus | null {
  if (!status || (!status.emoji && !status.text)) return null
  return status.until && Date.parse(status.until) <= now ? null : status
}

export function isQuiet(until: string | null | undefined, now: number): boolean {
  return until ? Date.parse(until) > now : false
}
