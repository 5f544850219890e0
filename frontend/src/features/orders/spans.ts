import { formatDateTime, formatTime, sameDay } from '@/lib/format'

/** From when until when, in as few words as that takes; nothing of what is not said. */
export function spanText(from: string | null, until: string | null): string {
  if (from && until && sameDay(Date.parse(from), Date.parse(until))) {
    return `${formatDateTime(from)} – ${formatTime(until)}`
  }
  return [from, until].flatMap(at => (at ? [formatDateTime(at)] : [])).join(' – ')
}

/** Where a map shows a place by its words. */
export function mapOf(place: string): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`
}
