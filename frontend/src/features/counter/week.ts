import i18next from 'i18next'

const MONDAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

/** The days of a week, Monday first, in the reader's language. */
export function dayNames(): string[] {
  const format = new Intl.DateTimeFormat(i18next.language, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => {
    const name = format.format(MONDAY + day * DAY_MS)
    return name.charAt(0).toLocaleUpperCase() + name.slice(1)
  })
}

/** A calendar day (`2026-12-24`) as people write it. */
export function formatDay(on: string): string {
  const format = new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeZone: 'UTC' })
  return on ? format.format(new Date(`${on}T00:00:00Z`)) : ''
}
