import type { Tone } from '@/ui/StateChip'
import type { Invoice } from './data'

const TONES: Record<string, Tone> = {
  paid: 'ok',
  issued: 'ok',
  overdue: 'bad',
  open: 'primary',
  partial: 'primary',
}

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'plain'
}

/** Overdue is read, not kept: of what is owed it is what matters. */
export function stateOf(invoice: Invoice): string {
  return invoice.overdue ? 'overdue' : invoice.state
}

const HUNDRED = 100n

/** Adds plain decimals up without a float between; all have the same number of digits. */
export function sumOf(amounts: string[]): string {
  const digits = amounts[0]?.split('.')[1]?.length ?? 2
  const sum = amounts.reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n)
  if (digits === 0) return String(sum)
  const scale = digits === 2 ? HUNDRED : 10n ** BigInt(digits)
  const sign = sum < 0n ? '-' : ''
  const whole = sum < 0n ? -sum : sum
  return `${sign}${whole / scale}.${String(whole % scale).padStart(digits, '0')}`
}
