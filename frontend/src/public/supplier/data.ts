import type { Money } from '@/lib/format'

export interface AskedLine {
  id: string
  code: string
  name: string
  maker: string
  unit: string
  quantity: string
  price: Money | null
  /** Null until they said something. */
  supplied: boolean | null
}

export interface Asked {
  number: string
  purchase_number: string
  supplier: string
  state: string
  allowed: ('answer' | 'decline' | 'confirm' | 'ship' | 'refuse')[]
  currency: string
  lines: AskedLine[]
  needed_on: string | null
  days: number | null
  note: string
  total: Money | null
  answered_at: string | null
  eta_on: string | null
  carrier: string
  tracking: string
}

/** A price as people type it, as the hub takes it; nothing where there is none. */
export function priceOf(typed: string, currency: string): Money | null {
  const amount = typed.trim().replace(',', '.')
  return amount ? { amount, currency } : null
}
