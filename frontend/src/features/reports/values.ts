import type { Money } from '@/api/types'
import { formatDateTime, formatMoney } from '@/lib/format'
import { currentLanguage } from '@/lib/i18n'
import type { Unit, Value } from './data'

/** A value as people read it; a dash where there is none. */
export function shown(value: Value | undefined, unit: Unit): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'object') return formatMoney(value)
  if (typeof value === 'string')
    return unit === 'day' || isDay(value)
      ? dayOf(value)
      : unit === 'instant'
        ? formatDateTime(value)
        : value
  if (unit === 'seconds') return durationOf(value)
  const said = number(value, unit === 'percent' || unit === 'days' || unit === 'hours' ? 1 : 2)
  if (unit === 'percent') return `${said} %`
  return unit === 'hours' ? `${said} h` : unit === 'days' ? `${said} d` : said
}

/** The same for what a chart draws: money comes there as a plain number. */
export function drawn(value: number | null | undefined, unit: Unit, currency: string): string {
  if (value === null || value === undefined) return '–'
  if (unit !== 'money') return shown(value, unit)
  return formatMoney({ amount: value.toFixed(2), currency } satisfies Money)
}

/** Short enough for an axis. */
export function onAxis(value: number, unit: Unit): string {
  if (unit === 'seconds') return durationOf(value)
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(
    value,
  )
}

/** `45 s`, `12 min`, `3 h 05 min`, `2 d 4 h`. */
export function durationOf(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** `3 nov 2026`: a day is a day, in whatever zone the browser lives. */
export function dayOf(day: string, year = true): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(locale(), year ? { ...options, year: 'numeric' } : options).format(
    new Date(`${day}T00:00:00Z`),
  )
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

export function number(value: number, digits: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)
}

function locale(): string {
  return currentLanguage() === 'en' ? 'en-US' : 'es-PE'
}
