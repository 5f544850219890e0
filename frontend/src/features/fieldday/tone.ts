import type { Tone } from '@/ui/StateChip'
import type { State } from './data'

export const TONE: Record<State, Tone> = {
  requested: 'plain',
  scheduled: 'plain',
  assigned: 'primary',
  en_route: 'primary',
  in_progress: 'primary',
  paused: 'warn',
  waiting_parts: 'warn',
  cannot_complete: 'bad',
  done: 'ok',
  invoiced: 'ok',
  closed: 'plain',
  cancelled: 'plain',
}
