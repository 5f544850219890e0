import type { KeyboardEvent } from 'react'

/**
 * Walks the buttons of a group by arrows, Home and End, of which Tab reaches one; returns the one
 * it came to. In a grid of `columns` the arrows up and down go a row.
 */
export function rove(event: KeyboardEvent<HTMLElement>, columns = 1): HTMLElement | null {
  const all = [...event.currentTarget.querySelectorAll('button')]
  const at = all.indexOf(document.activeElement as HTMLButtonElement)
  const last = all.length - 1
  const places: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: last,
  }
  const place = places[event.key]
  if (place === undefined || at < 0) return null
  event.preventDefault()
  const reached = all[Math.max(0, Math.min(last, place))] ?? null
  reached?.focus()
  return reached
}
