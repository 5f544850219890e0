import type { OrderDetail } from '@/api/orders'
import { fromField, laterBy, minutesBetween, nextHour, toField } from '@/lib/localTime'

export interface Slot {
  /** As a field of day and time holds it. */
  starts: string
  /** Null until somebody says otherwise than the kind of service. */
  minutes: number | null
  technicians: string[]
  /** Why in spite of what speaks against it. */
  overruled: string
}

type Step = 'schedule' | 'assign'

/** What stands in the form at first: how it is planned, else when the customer wants it. */
export function slotOf(order: OrderDetail, now: number): Slot {
  const { starts_at: start, ends_at: end, wanted_from_at: wanted } = order
  const ahead = wanted && Date.parse(wanted) > now ? wanted : nextHour(now)
  return {
    starts: toField(start ?? ahead),
    minutes: start && end ? minutesBetween(start, end) : null,
    technicians: order.technicians.map(({ id }) => id),
    overruled: '',
  }
}

/** The fields that are missing or make no sense, by a key of what is wrong. */
export function lackingIn(slot: Slot, minutes: number, step: Step, doubtful: boolean) {
  const found: Record<string, string> = {}
  if (fromField(slot.starts) === null) found.starts_at = 'slot.startMissing'
  if (minutes < 1) found.ends_at = 'slot.minutesMissing'
  if (step === 'assign' && slot.technicians.length === 0) found.technicians = 'slot.whoMissing'
  if (doubtful && !slot.overruled.trim()) found.overruled = 'reasonMissing'
  return found
}

/** As the doors take it, with the version that was looked at. */
export function bodyOf(order: OrderDetail, step: Step, slot: Slot, minutes: number) {
  const starts_at = fromField(slot.starts) ?? ''
  const span = { version: order.version, starts_at, ends_at: laterBy(starts_at, minutes) }
  if (step === 'schedule') return span
  return { ...span, technicians: slot.technicians, overruled: slot.overruled.trim() }
}
