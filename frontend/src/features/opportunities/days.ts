import { currentLanguage } from '@/lib/i18n'

const locale = () => (currentLanguage() === 'en' ? 'en-US' : 'es-PE')

/** `3 dic`, for a day without an hour. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(
    new Date(`${day}T12:00:00`),
  )
}

/** `diciembre 2026`. */
export function formatMonth(day: string): string {
  return new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00`),
  )
}

/** `3 d`, `5 h`, `12 min` for how long it stood somewhere. */
export function formatStay(seconds: number): string {
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)} d`
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h`
  return `${Math.max(1, Math.floor(seconds / 60))} min`
}

export type Period = '' | 'month' | 'next' | 'quarter' | 'year'
export const PERIODS: Period[] = ['', 'month', 'next', 'quarter', 'year']

/** The first and last day of a period around today. */
export function daysOf(period: Period, today = new Date()): { since: string; until: string } {
  const year = today.getFullYear()
  const month = today.getMonth()
  const between = (first: Date, last: Date) => ({ since: written(first), until: written(last) })
  switch (period) {
    case 'month':
      return between(new Date(year, month, 1), new Date(year, month + 1, 0))
    case 'next':
      return between(new Date(year, month + 1, 1), new Date(year, month + 2, 0))
    case 'quarter': {
      const first = month - (month % 3)
      return between(new Date(year, first, 1), new Date(year, first + 3, 0))
    }
    case 'year':
      return between(new Date(year, 0, 1), new Date(year, 11, 31))
    default:
      return { since: '', until: '' }
  }
}

function written(day: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
