import { currentLanguage } from '@/lib/i18n'

const MINUTE = 60_000
const DAY = 86_400_000

/** The house's clock ahead of Greenwich at an instant, in minutes. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const shown = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  )
  return Math.round((shown - at) / MINUTE)
}

/** The instant at which the house's clock shows so many minutes after midnight of a day. */
export function instantOf(day: string, minutes: number, zone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE
  const guess = shown - offsetAt(shown, zone) * MINUTE
  return new Date(shown - offsetAt(guess, zone) * MINUTE)
}

/** The house's day of an instant, `2026-11-23`. */
export function dayOf(at: string | number | Date, zone: string): string {
  const then = new Date(at).getTime()
  return new Date(then + offsetAt(then, zone) * MINUTE).toISOString().slice(0, 10)
}

/** Minutes after midnight on the house's clock. */
export function minuteOf(at: string | number | Date, zone: string): number {
  const then = new Date(at).getTime()
  const shown = new Date(then + offsetAt(then, zone) * MINUTE)
  return shown.getUTCHours() * 60 + shown.getUTCMinutes()
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

export function daysFrom(since: string, count: number): string[] {
  return Array.from({ length: count }, (_, ahead) => addDays(since, ahead))
}

/** `08:30`. */
export function clock(minutes: number): string {
  const of = (part: number) => String(part).padStart(2, '0')
  return `${of(Math.floor(minutes / 60))}:${of(minutes % 60)}`
}

export function minutesOf(shown: string): number {
  const [hours = 0, minutes = 0] = shown.split(':').map(Number)
  return hours * 60 + minutes
}

function locale(): string {
  return currentLanguage() === 'en' ? 'en-US' : 'es-PE'
}

/** `lun, 23 nov`. */
export function shortDay(day: string): string {
  return said(day, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `lunes, 23 de noviembre`. */
export function longDay(day: string): string {
  return said(day, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** `16–22 de noviembre`. */
export function daysBetween(since: string, until: string): string {
  const format = new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return format.formatRange(startOf(since), startOf(until))
}

/** `noviembre de 2026`. */
export function monthName(day: string): string {
  return said(day, { month: 'long', year: 'numeric' })
}

/** Monday first. */
export function weekdayName(weekday: number): string {
  return said(addDays('2026-01-05', weekday), { weekday: 'long' })
}

function said(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(startOf(day))
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** `08:30` on the house's clock. */
export function timeIn(at: string | number | Date, zone: string): string {
  return clock(minuteOf(at, zone))
}

/** `lun, 23 nov, 08:30` on the house's clock. */
export function momentIn(at: string | number | Date, zone: string): string {
  return `${shortDay(dayOf(at, zone))}, ${timeIn(at, zone)}`
}
