import type { Lane } from './data'

/** Minutes after midnight of the day shown; what begins before is below 0. */
export interface Stretch {
  from: number
  to: number
}

export const STEP = 15
export const SHORTEST = 15
const MINUTE = 60_000
const HOUR = 60

type Trouble = 'overlap' | 'absent' | 'outside' | 'travel'

/** An instant as minutes after the day began. */
export function minutesAfter(at: string, start: number): number {
  return (Date.parse(at) - start) / MINUTE
}

export function stretchOf(row: { starts_at: string; ends_at: string }, start: number): Stretch {
  return { from: minutesAfter(row.starts_at, start), to: minutesAfter(row.ends_at, start) }
}

/** Where a stretch lies in a window, in parts of a hundred; null where nothing of it shows. */
export function placed(stretch: Stretch, window: Stretch): { left: number; width: number } | null {
  const from = Math.max(stretch.from, window.from)
  const to = Math.min(stretch.to, window.to)
  if (to <= from) return null
  const whole = window.to - window.from
  return { left: ((from - window.from) / whole) * 100, width: ((to - from) / whole) * 100 }
}

/** The minute under a point of a lane, at a quarter of an hour. */
export function minuteAt(x: number, box: { left: number; width: number }, window: Stretch): number {
  const part = box.width > 0 ? (x - box.left) / box.width : 0
  return snapped(window.from + part * (window.to - window.from))
}

function snapped(minutes: number): number {
  return Math.round(minutes / STEP) * STEP
}

/** Moves a stretch of some length to a minute, kept inside of the window. */
export function movedTo(minute: number, length: number, window: Stretch): Stretch {
  const latest = Math.max(window.from, window.to - Math.min(length, window.to - window.from))
  const from = Math.min(Math.max(minute, window.from), latest)
  return { from, to: from + length }
}

/** Pulls the end of a stretch to a minute. */
export function resized(stretch: Stretch, minute: number): Stretch {
  return { from: stretch.from, to: Math.max(minute, stretch.from + SHORTEST) }
}

/** What speaks against a stretch in a lane; the order's own booking does not. */
export function troubles(
  stretch: Stretch,
  lane: Lane,
  start: number,
  order: string,
  travel: number,
): Trouble[] {
  const found: Trouble[] = []
  const taken = lane.bookings
    .filter(each => each.order.id !== order)
    .map(each => stretchOf(each, start))
  if (taken.some(each => meets(stretch, each))) found.push('overlap')
  else if (taken.some(each => meets(stretch, widened(each, travel)))) found.push('travel')
  if (lane.absences.some(each => meets(stretch, stretchOf(each, start)))) found.push('absent')
  const worked = lane.shifts.map(each => stretchOf(each, start))
  const covered = worked.some(each => each.from <= stretch.from && stretch.to <= each.to)
  if (!lane.any_time && !covered) found.push('outside')
  return found
}

function meets(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to
}

function widened(stretch: Stretch, by: number): Stretch {
  return { from: stretch.from - by, to: stretch.to + by }
}

/** The hours worth showing: an ordinary day, and all that is worked or booked around it. */
export function windowOf(lanes: Lane[], start: number): Stretch {
  const all = lanes.flatMap(lane => [
    ...(lane.any_time ? [] : lane.shifts),
    ...lane.bookings.filter(each => Date.parse(each.ends_at) > start),
  ])
  const stretches = all.map(each => stretchOf(each, start))
  const from = Math.min(7 * HOUR, ...stretches.map(each => Math.floor(each.from / HOUR) * HOUR))
  const to = Math.max(19 * HOUR, ...stretches.map(each => Math.ceil(each.to / HOUR) * HOUR))
  return { from: Math.max(0, from), to: Math.min(24 * HOUR, to) }
}

/** The full hours of a window. */
export function hoursOf(window: Stretch): number[] {
  const first = Math.ceil(window.from / HOUR)
  return Array.from({ length: Math.floor(window.to / HOUR) - first }, (_, n) => (first + n) * HOUR)
}
