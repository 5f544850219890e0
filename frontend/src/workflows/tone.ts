import type { Tone } from '@/ui/StateChip'

const TONES: Record<string, Tone> = {
  requested: 'plain',
  proof_attached: 'primary',
  approved: 'primary',
  credited: 'ok',
  won: 'ok',
  resolved: 'ok',
  lost: 'bad',
  negotiation: 'primary',
  pending: 'primary',
  paid: 'ok',
  confirmed: 'ok',
  accepted: 'ok',
  active: 'ok',
  en_route: 'primary',
  in_progress: 'primary',
  waiting_parts: 'warn',
  cannot_complete: 'bad',
  done: 'ok',
  invoiced: 'ok',
  converted: 'ok',
  viewed: 'primary',
  sent: 'primary',
  rejected: 'bad',
  reversed: 'bad',
  failed: 'bad',
  overdue: 'bad',
  cancelled: 'plain',
  expired: 'plain',
  issued: 'primary',
  redeemed: 'ok',
  exhausted: 'ok',
  void: 'bad',
}

/** Green only for done and paid, red only for refused and overdue. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'plain'
}
