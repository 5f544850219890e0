import type { Tone } from '@/ui/StateChip'
import type { State } from './data'

export const TONE: Record<State, Tone> = { up: 'ok', down: 'bad', retired: 'plain' }

const DAY = 86_400_000
const SOON = 60

/** Whether a warranty still counts: until the end of its day. */
export function warrantyOf(until: string | null, now: number): 'none' | 'over' | 'soon' | 'good' {
  if (!until) return 'none'
  const left = Date.parse(`${until}T23:59:59`) - now
  if (left < 0) return 'over'
  return left < SOON * DAY ? 'soon' : 'good'
}

/** A day is a day, wherever the clock stands. */
export function noonOf(day: string): string {
  return `${day}T12:00:00`
}

/** Lower than the last reading: then it takes a reason. */
export function fell(hours: number | '', before: number): boolean {
  return hours !== '' && hours < before
}
