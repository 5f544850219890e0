/** How long something of one's own lasts, as people choose it. */
export const ENDS = ['half', 'hour', 'four', 'today', 'week'] as const
export type End = (typeof ENDS)[number]

const MINUTES = { half: 30, hour: 60, four: 240 }

/** The instant it ends; a day ends at midnight here, a week with its Sunday. */
export function endOf(end: End, now: Date): Date {
  if (end !== 'today' && end !== 'week') return new Date(now.getTime() + MINUTES[end] * 60_000)
  const days = end === 'today' ? 1 : (8 - now.getDay()) % 7 || 7
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
}
