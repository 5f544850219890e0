import type { TFunction } from 'i18next'
import { formatMoney, type Money } from '@/lib/format'
import type { Tone } from '@/ui/StateChip'

interface Worth {
  percent: string | null
  amount: Money | null
}

/** `5 %` or `S/ 20.00`. */
export function worthOf({ percent, amount }: Worth): string {
  if (percent) return `${percent} %`
  return amount ? formatMoney(amount) : ''
}

/** The last day a coupon is good for: it ends when the next one begins. */
export function lastDayOf(expires: string): string {
  return new Date(Date.parse(expires) - 1).toISOString()
}

export const TONES: Record<string, Tone> = {
  issued: 'primary',
  redeemed: 'ok',
  exhausted: 'ok',
  expired: 'plain',
  void: 'bad',
}

/** Why it is void: a word of the house's own, or what somebody wrote. */
export function reasonOf(reason: string, t: TFunction): string {
  return t(`why.${reason}`, { defaultValue: reason })
}

/** What it is for: some kind of line, or the items it names; nothing where it is for all. */
export function scopeOf(
  { scope, items }: { scope: string; items: { name: string }[] },
  t: TFunction,
): string {
  if (scope === 'any') return ''
  return scope === 'items' ? items.map(item => item.name).join(', ') : t(`scope.${scope}`)
}
