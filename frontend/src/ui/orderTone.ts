import type { Tone } from './StateChip'

const TONES: Record<string, Tone> = {
  requested: 'primary',
  assigned: 'primary',
  en_route: 'primary',
  in_progress: 'primary',
  waiting_parts: 'warn',
  cannot_complete: 'bad',
  done: 'ok',
  invoiced: 'ok',
}

/** How the state of a service order looks, to the staff and to customers alike. */
export function orderTone(state: string): Tone {
  return TONES[state] ?? 'plain'
}
