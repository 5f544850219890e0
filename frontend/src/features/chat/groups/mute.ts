import type { Notify } from '@/api/types'

export const LEVELS: readonly Notify[] = ['all', 'mentions', 'none']
export const MUTES = ['hour', 'evening', 'tomorrow', 'ever'] as const
export type Mute = (typeof MUTES)[number]

/** Far enough to mean for good. */
export const FOREVER = '2099-01-01T00:00:00.000Z'

const MORNING = 8
const HOURS: Record<'hour' | 'evening', number> = { hour: 1, evening: 8 }

/** Until when a conversation keeps quiet, ISO; `tomorrow` is the reader's next morning at eight. */
export function mutedUntil(mute: Mute, now: Date): string {
  if (mute === 'ever') return FOREVER
  const until = new Date(now)
  if (mute === 'tomorrow') {
    until.setDate(until.getDate() + 1)
    until.setHours(MORNING, 0, 0, 0)
  } else until.setTime(until.getTime() + HOURS[mute] * 3_600_000)
  return until.toISOString()
}
