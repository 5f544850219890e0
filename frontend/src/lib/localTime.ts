const MINUTE = 60_000

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** An instant as a field of day and time shows it, on this person's own clock; nothing stays nothing. */
export function toField(at: string | number | null | undefined): string {
  if (at === null || at === undefined || at === '') return ''
  const date = new Date(at)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What such a field holds, as the hub takes instants; null while it is not whole. */
export function fromField(text: string): string | null {
  const at = text ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}

/** The end of what begins then and takes so long. */
export function laterBy(start: string, minutes: number): string {
  return new Date(Date.parse(start) + minutes * MINUTE).toISOString()
}

export function minutesBetween(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / MINUTE)
}

/** The next whole hour. */
export function nextHour(now: number): string {
  const at = new Date(now)
  at.setHours(at.getHours() + 1, 0, 0, 0)
  return at.toISOString()
}

/** `1 h 30 min`, `45 min`, `2 h`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
