import type { Tone } from '@/ui/StateChip'
import type { State } from './data'

const TONES: Record<State, Tone> = {
  draft: 'plain',
  sent: 'primary',
  viewed: 'primary',
  accepted: 'ok',
  converted: 'ok',
  rejected: 'bad',
  expired: 'plain',
  cancelled: 'plain',
}

export function toneOf(state: State): Tone {
  return TONES[state]
}

/** A day is a day, wherever the clock stands. */
export function noonOf(day: string): string {
  return `${day}T12:00:00`
}
