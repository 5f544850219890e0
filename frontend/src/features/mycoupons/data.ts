import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import { formatMoney, type Money } from '@/lib/format'
import type { Tone } from '@/ui/StateChip'

export interface Coupon {
  id: string
  kind: 'payment' | 'discount'
  state: string
  allowed_transitions: string[]
  code: string
  reference: string
  invoice: { id: string; label: string; contract: string } | null
  amount: Money | null
  percent: string | null
  min_base: Money | null
  max_discount: Money | null
  scope: 'any' | 'service' | 'part' | 'items'
  items: { name: string }[]
  booklet: { id: string; name: string; position: number } | null
  void_reason: string
  expires_at: string
}

export interface CouponDetail extends Coupon {
  qr: string
  history: { what: string; about: string; created_at: string }[]
}

export interface Booklet {
  id: string
  name: string
  count: number
  used: number
  left: number
}

export interface Bill {
  id: string
  label: string
  period: string
  due_on: string
  balance: Money
  free: Money
}

const ALL = ['mycoupons']

export const TONES: Record<string, Tone> = {
  issued: 'primary',
  redeemed: 'ok',
  exhausted: 'ok',
  void: 'bad',
}

/** What a discount is for. */
export function meantFor({ scope, items }: Coupon, t: TFunction): string {
  return t(`scope.${scope}`, { names: items.map(item => item.name).join(', ') })
}

export function worthOf({ percent, amount }: Pick<Coupon, 'percent' | 'amount'>): string {
  if (percent) return `${percent} %`
  return amount ? formatMoney(amount) : ''
}

/** The last day a coupon is good for: it ends when the next one begins. */
export function lastDayOf(expires: string): string {
  return new Date(Date.parse(expires) - 1).toISOString()
}

export function useMine(state: string) {
  return usePages<Coupon>([...ALL, 'list', state], 'me/coupons/', { state })
}

export function useBooklets() {
  return usePages<Booklet>([...ALL, 'booklets'], 'booklets/')
}

export function useBooklet(id: string) {
  return useQuery({
    queryKey: [...ALL, 'booklet', id],
    queryFn: ({ signal }) =>
      api.get<Booklet & { coupons: Coupon[] }>(`booklets/${id}/`, undefined, signal),
  })
}

export function useCoupon(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<CouponDetail>(`coupons/${id}/`, undefined, signal),
  })
}

/** One's own bills, or those of a contract one has the key of. */
export function useBills(key: string) {
  return useQuery({
    queryKey: [...ALL, 'bills', key],
    queryFn: ({ signal }) =>
      key
        ? api.post<{ results: Bill[] }>('contracts/bills/', { key })
        : api.get<{ results: Bill[] }>('coupons/payable/', undefined, signal),
    select: ({ results }) => results,
  })
}

export interface FoundContract {
  id: string
  number: string
  own: boolean
  key: string
}

export function findContract(body: { number: string; document: string }): Promise<FoundContract> {
  return api.post<FoundContract>('contracts/find/', body)
}

interface Doing {
  path: string
  body: Record<string, unknown>
  key: string
}

export function useDo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body, key }: Doing) => api.post<CouponDetail>(path, body, key),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
