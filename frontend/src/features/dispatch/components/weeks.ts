import type { Shift } from '../people'
import { minutesOf } from '../zoned'

/** Hours as people say them: what ends before it begins ends the day after. */
export interface Stretch {
  weekday: number
  starts: string
  ends: string
}

const MIDNIGHT = '24:00'
const BEGINNING = '00:00'

/** Two shifts that meet at midnight, as one. */
export function stretchesOf(shifts: Shift[]): Stretch[] {
  const rest = new Set(shifts)
  return shifts.flatMap(each => {
    if (!rest.has(each)) return []
    rest.delete(each)
    if (each.ends !== MIDNIGHT) return isRest(each, shifts) ? [] : [each]
    const next = (each.weekday + 1) % 7
    const after = shifts.find(other => other.weekday === next && other.starts === BEGINNING)
    if (!after || after.ends === MIDNIGHT) return [{ ...each, ends: BEGINNING }]
    rest.delete(after)
    return [{ ...each, ends: after.ends }]
  })
}

/** What goes past midnight, as the hub keeps it: to midnight, and from midnight on. */
export function shiftsOf(stretches: Stretch[]): Shift[] {
  return stretches.flatMap(({ weekday, starts, ends }) => {
    if (minutesOf(ends) > minutesOf(starts)) return [{ weekday, starts, ends }]
    const first = { weekday, starts, ends: MIDNIGHT }
    if (ends === BEGINNING) return [first]
    return [first, { weekday: (weekday + 1) % 7, starts: BEGINNING, ends }]
  })
}

/** Whether a shift only goes on with what the day before began. */
function isRest(shift: Shift, shifts: Shift[]): boolean {
  const before = (shift.weekday + 6) % 7
  return (
    shift.starts === BEGINNING &&
    shifts.some(each => each.weekday === before && each.ends === MIDNIGHT)
  )
}
