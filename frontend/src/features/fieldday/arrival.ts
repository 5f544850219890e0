import { formatMoment } from '@/lib/format'

/** What the way takes mostly, in minutes. */
export const USUAL_MINUTES = [15, 30, 45, 60]
/** A day; the hub takes no more. */
export const MOST_MINUTES = 1440

/** When somebody arrives who leaves now. */
export function arrivalIn(minutes: number): string {
  return formatMoment(new Date(Date.now() + minutes * 60_000).toISOString())
}
