import { formatDate } from '@/lib/format'

/** A day of the document, `2026-11-22`: noon of it, wherever the reader is. */
export function dayOf(day: string): string {
  return formatDate(`${day}T12:00:00`)
}
