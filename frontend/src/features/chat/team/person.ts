import type { PersonStatus } from '@/api/types'
import { useColleague } from '../data/colleagues'
import { type Presence, usePresence, type Whereabouts } from '../live/presence'

/** What stands beside somebody's name: what was heard live comes before what the list told. */
export function usePerson(id: string | undefined): Presence {
  const heard = usePresence(id)
  const told = useColleague(id)
  return {
    state: heard.state ?? told?.presence,
    status: heard.status === undefined ? told?.status : heard.status,
    quiet_until: heard.quiet_until === undefined ? told?.quiet_until : heard.quiet_until,
    availability: heard.availability ?? told?.availability,
  }
}

/** One word for both: whether they are here, and whether they take anything. */
export function dotOf({ state = 'offline', availability }: Presence): Whereabouts | 'busy' {
  if (state === 'offline' || availability === 'online' || !availability) return state
  return availability
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

/** What a name is cut to where a line has no room for it. */
export function firstName(name: string): string {
  return name.split(' ')[0] || name
}
