import { useQuery } from '@tanstack/react-query'
import { api } from './client'
import type { Money, Page } from './types'

/** What is sold, at this customer's price where they have one of their own. */
export interface Offered {
  id: string
  code: string
  kind: 'service' | 'part'
  name: string
  unit: string
  price: Money
  customer_price: Money | null
  tax: { kind: 'taxed' | 'exempt' | 'unaffected' | 'export'; rate: string }
}

const LEAST = 2
const MOST = 8

/** Items by words of their code or name; none before there is something to look for. */
export function useOffered(words: string, customer: string): Offered[] {
  const q = words.trim()
  const { data } = useQuery({
    queryKey: ['catalogue', 'offered', q, customer, MOST],
    queryFn: ({ signal }) => {
      const asked = { q, active: true, limit: MOST, ...(customer && { customer }) }
      return api.get<Page<Offered>>('catalogue/', asked, signal)
    },
    enabled: q.length >= LEAST,
    placeholderData: before => before,
    staleTime: 60_000,
  })
  return q.length >= LEAST ? (data?.results ?? []) : []
}

export function priceOf(item: Offered): Money {
  return item.customer_price ?? item.price
}

/** What an item fills into a line of an invoice; how many stays as it was typed. */
export function sold(item: Offered, includesTax: boolean) {
  const { amount } = priceOf(item)
  return {
    kind: item.kind,
    description: item.name,
    unit: item.unit,
    unit_price: includesTax ? withTax(amount, item.tax.rate) : amount,
    tax_kind: item.tax.kind,
    tax_rate: String(Number(item.tax.rate)),
  }
}

const PLACES = 4
const SCALE = 10n ** BigInt(PLACES)

/** A price without tax as people pay it: exact, no float in between. */
export function withTax(amount: string, rate: string): string {
  const gross = scaled(amount) * (100n * SCALE + scaled(rate))
  const digits = (gross / 100n).toString().padStart(2 * PLACES + 1, '0')
  const cents = digits
    .slice(-2 * PLACES)
    .replace(/0+$/, '')
    .padEnd(2, '0')
    .slice(0, 6)
  return `${digits.slice(0, -2 * PLACES)}.${cents}`
}

function scaled(number: string): bigint {
  const [whole = '0', part = ''] = number.split('.')
  return BigInt(whole || '0') * SCALE + BigInt(part.padEnd(PLACES, '0').slice(0, PLACES))
}
