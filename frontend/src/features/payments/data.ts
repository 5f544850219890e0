import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Attachment, Money, PersonRef } from '@/api/types'

export interface PaperRef {
  id: string
  label: string
}

export interface Owed extends PaperRef {
  state: string
  issue_on: string | null
  due_on: string
  total: Money
  balance: Money
  promised_on: string | null
  disputed: boolean
}

export interface Payment {
  id: string
  state: string
  allowed_transitions: string[]
  customer: PersonRef
  conversation: string | null
  invoice: PaperRef | null
  amount: Money
  allocated: Money
  refunded: Money
  free: Money
  method: string
  operation_number: string
  proof: Attachment | null
  gateway: string
  paid_on: string
  note: string
  reason: string
  recorded_by: PersonRef | null
  confirmed_by: PersonRef | null
  confirmed_at: string | null
  reversal_asked_by: PersonRef | null
  untold: boolean
  contested: boolean
  created_at: string
}

export interface Allocation {
  id: string
  invoice: PaperRef
  amount: Money
  undone: boolean
  undoes: string | null
  author: PersonRef | null
  created_at: string
}

export interface Refund {
  id: string
  state: 'waiting' | 'approved' | 'refused' | 'failed'
  at_gateway: '' | 'sending' | 'done' | 'failed'
  error: string
  allowed_transitions: string[]
  payment: string | null
  credit_note: PaperRef | null
  customer: PersonRef
  amount: Money
  method: string
  reason: string
  asked_by: PersonRef
  approved_by: PersonRef | null
  decided_at: string | null
  created_at: string
}

export interface PaymentDetail extends Payment {
  same_number: {
    id: string
    state: string
    customer: PersonRef
    amount: Money
    by_link: boolean
  }[]
  allocations: Allocation[]
  refunds: Refund[]
}

export interface Debt {
  owed: Money
  overdue: Money
  free: Money
  balance: Money
  invoices: Owed[]
}

export interface Day {
  day: string
  rows: { method: string; kind: string; person: PersonRef | null; count: number; total: Money }[]
  totals: { method: string; total: Money }[]
  agrees: boolean
}

export interface Share {
  invoice: string
  amount: Money
}

export const METHODS = ['cash', 'transfer', 'wallet', 'card', 'balance'] as const
export const BY_HAND = ['cash', 'transfer', 'wallet', 'balance'] as const
export const STATES = [
  'pending',
  'confirmed',
  'reversed',
  'failed',
  'expired',
  'cancelled',
] as const

const PAYMENTS = ['payments']

export interface Asked {
  state?: string
  method?: string
  customer?: string
  unallocated?: boolean
  untold?: boolean
  q?: string
  since?: string
  until?: string
}

export function usePayments(asked: Asked) {
  return usePages<Payment>([...PAYMENTS, 'list', asked], 'payments/', { ...asked })
}

export function usePayment(id: string) {
  return useQuery({
    queryKey: [...PAYMENTS, 'one', id],
    queryFn: () => api.get<PaymentDetail>(`payments/${id}/`),
  })
}

export function useDebt(customer: string | null) {
  return useQuery({
    queryKey: [...PAYMENTS, 'debt', customer],
    queryFn: () => api.get<Debt>(`customers/${customer}/debt/`),
    enabled: customer !== null,
  })
}

export function useDay(day: string) {
  return useQuery({
    queryKey: [...PAYMENTS, 'day', day],
    queryFn: () => api.get<Day>('payments/daily/', { day }),
  })
}

export function useRefunds(waiting: boolean) {
  return usePages<Refund>([...PAYMENTS, 'refunds', waiting], 'refunds/', {
    waiting: waiting || undefined,
  })
}

export function useCustomers(q: string) {
  return useQuery({
    queryKey: [...PAYMENTS, 'customers', q],
    queryFn: () => api.get<{ results: PersonRef[] }>('customers/', { q, limit: 8 }),
  })
}

/** One key a deed and its words: a second press repeats the answer instead of the deed. */
const keys = new Map<string, string>()

/** A POST that moves money: `{ path, body }`; all that shows payments is asked for again. */
export function useDeed<T = unknown>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body = {} }: { path: string; body?: unknown }) => {
      const name = `${path} ${JSON.stringify(body)}`
      const key = keys.get(name) ?? newKey()
      keys.set(name, key)
      return api.post<T>(path, body, key).finally(() => keys.delete(name))
    },
    onSettled: () => client.invalidateQueries({ queryKey: PAYMENTS }),
  })
}

const DIGITS = 100n

/** An amount as the smallest units, exactly. */
export function minorOf({ amount }: Money): bigint {
  const [whole = '0', cents = ''] = amount.replace('-', '').split('.')
  const minor = BigInt(whole || '0') * DIGITS + BigInt(cents.padEnd(2, '0').slice(0, 2) || '0')
  return amount.startsWith('-') ? -minor : minor
}

export function moneyFrom(minor: bigint, currency: string): Money {
  const positive = minor < 0n ? -minor : minor
  const cents = (positive % DIGITS).toString().padStart(2, '0')
  return { amount: `${minor < 0n ? '-' : ''}${positive / DIGITS}.${cents}`, currency }
}

/** What was typed into a field of money as the smallest units; null where it is no amount. */
export function typedMinor(typed: string): bigint | null {
  const plain = typed.trim().replace(',', '.')
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return null
  return minorOf({ amount: plain, currency: '' })
}

/** Oldest due first, as far as it goes. */
export function spread(minor: bigint, invoices: Owed[]): Map<string, bigint> {
  let left = minor
  const found = new Map<string, bigint>()
  for (const row of invoices) {
    // No `Math.min`: these are whole numbers beyond its own.
    let part = minorOf(row.balance)
    if (left < part) part = left
    if (part <= 0n) break
    found.set(row.id, part)
    left -= part
  }
  return found
}
