import type { OrderDraft } from '@/api/orders'
import { fromField } from '@/lib/localTime'

/** A part of a day, in hours of the clock. */
export const PARTS = { any: [8, 18], morning: [8, 13], afternoon: [13, 18] } as const
export type Part = keyof typeof PARTS

/** What stands in the form. */
export interface Wish {
  /** Of a company that is run; empty for oneself. */
  company: string
  machine: string
  place: string
  title: string
  symptom: string
  /** The machine stands still. */
  down: boolean
  day: string
  part: Part
  meter: string
}

export const NOTHING: Wish = {
  company: '',
  machine: '',
  place: '',
  title: '',
  symptom: '',
  down: false,
  day: '',
  part: 'any',
  meter: '',
}

/** What is kept in this browser until it was sent: what was typed, and the name of the request. */
export interface KeptWish {
  wish: Wish
  key: string
}

/** As the hub takes it. */
export function draftOf(wish: Wish): OrderDraft {
  const [from, until] = PARTS[wish.part]
  const at = (hour: number) =>
    wish.day ? fromField(`${wish.day}T${String(hour).padStart(2, '0')}:00`) : null
  return {
    ...(wish.company && { customer: wish.company }),
    title: wish.title,
    symptom: wish.symptom,
    machine: wish.machine || null,
    place: wish.place,
    priority: wish.down ? 'high' : 'normal',
    hour_meter: wish.machine && wish.meter ? Number(wish.meter) : null,
    wanted_from_at: at(from),
    wanted_until_at: at(until),
  }
}

/** What is missing, by a key of its words. */
export function missingIn(wish: Wish): Record<string, string> {
  const found: Record<string, string> = {}
  if (!wish.machine && !wish.place.trim()) found.place = 'form.placeMissing'
  if (!wish.title.trim()) found.title = 'form.titleMissing'
  return found
}
