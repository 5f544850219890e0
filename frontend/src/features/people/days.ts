import { currentLanguage } from '@/lib/i18n'

/** Today as the calendar on the wall says, `2026-11-22`. */
export function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A day without its hour, in words: `22 de noviembre de 2026`. */
export function formatDay(day: string): string {
  const locale = currentLanguage() === 'en' ? 'en' : 'es-PE'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The last day that counts, where the first that does not is known. */
export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}
