/** The days of a month as weeks that begin on Monday; days of its neighbours fill the rows. */
export function weeksOf(year: number, month: number): Date[][] {
  const first = new Date(year, month, 1)
  const start = new Date(year, month, 1 - ((first.getDay() + 6) % 7))
  const weeks: Date[][] = []
  for (let at = start; weeks.length === 0 || at.getMonth() === month; ) {
    const week = Array.from({ length: 7 }, (_, day) => later(at, day))
    weeks.push(week)
    at = later(at, 7)
  }
  return weeks
}

function later(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days)
}

/** A day of this browser's calendar: `2026-11-23`. */
export function dayOf(at: Date | string): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

interface Visit {
  id: string
  number: string
  title: string
  place: string
  starts_at: string | null
  ends_at: string | null
}

/** A visit as a file every calendar takes in; null while it has no date. */
export function icsOf(visit: Visit, house: string, now: Date): string | null {
  const { starts_at, ends_at } = visit
  if (!starts_at || !ends_at) return null
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${plain(house)}//ES`,
    'BEGIN:VEVENT',
    `UID:${visit.id}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(new Date(starts_at))}`,
    `DTEND:${stamp(new Date(ends_at))}`,
    `SUMMARY:${plain(`${house}: ${visit.title} (${visit.number})`)}`,
    `LOCATION:${plain(visit.place)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.join('\r\n')}\r\n`
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Commas, semicolons and line ends mean something in such a file. */
function plain(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}
