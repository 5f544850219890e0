import { formatMoney, type Money } from '@/lib/format'

export function Amount({ value }: { value: Money }) {
  return <span className="tabular">{formatMoney(value)}</span>
}
