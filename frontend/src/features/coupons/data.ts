import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '@/api/client'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { usePages } from '@/api/pages'
import { useUser } from '@/api/session'
import type { Money, Page, PersonRef } from '@/api/types'
import { notify } from '@/ui/notify'

export const KINDS = ['payment', 'discount'] as const
export const STATES = ['issued', 'redeemed', 'exhausted', 'expired', 'void'] as const
export const METHODS = ['cash', 'transfer', 'wallet', 'balance'] as const
export const SCOPES = ['any', 'service', 'part', 'items'] as const
export const EVENTS = ['payment', 'recharge', 'invoice'] as const

export interface Coupon {
  id: string
  kind: (typeof KINDS)[number]
  state: (typeof STATES)[number]
  allowed_transitions: string[]
  code: string
  reference: string
  customer: PersonRef | null
  invoice: { id: string; label: string; state: string; contract: string } | null
  amount: Money | null
  percent: string | null
  min_base: Money | null
  max_discount: Money | null
  limit: number | null
  per_customer: number | null
  used: number
  scope: (typeof SCOPES)[number]
  items: PersonRef[]
  stackable: boolean
  booklet: { id: string; name: string; position: number } | null
  rule: PersonRef | null
  starts_at: string
  untold: boolean
  expires_at: string
  void_reason: string
  created_by: PersonRef | null
  created_at: string
}

export interface Step {
  what: string
  about: string
  author: PersonRef | null
  created_at: string
}

export interface Use {
  id: string
  invoice: string | null
  quote: string | null
  label: string
  customer: PersonRef
  amount: Money
  author: PersonRef | null
  created_at: string
}

export interface CouponDetail extends Coupon {
  qr: string
  history: Step[]
  uses: Use[]
}

export interface Rule {
  id: string
  name: string
  event: (typeof EVENTS)[number]
  least: Money
  percent: string | null
  amount: Money | null
  min_base: Money | null
  max_discount: Money | null
  scope: (typeof SCOPES)[number]
  items: PersonRef[]
  stackable: boolean
  days: number
  count: number
  is_on: boolean
  given: number
}

export interface Booklet {
  id: string
  name: string
  customer: PersonRef
  count: number
  used: number
  left: number
  created_at: string
}

export interface BookletDetail extends Booklet {
  coupons: Coupon[]
}

export interface Filter {
  state: string
  kind: string
  customer: string
  code: string
  untold: string
}

const ALL = ['coupons']

export function useMay() {
  const { role } = useUser()
  return { give: role === 'admin' || role === 'clerk', rule: role === 'admin' }
}

export function useCoupons(filter: Partial<Filter>) {
  return usePages<Coupon>([...ALL, 'list', filter], 'coupons/', { ...filter })
}

export function useCoupon(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<CouponDetail>(`coupons/${id}/`, undefined, signal),
  })
}

export function useRules() {
  return usePages<Rule>([...ALL, 'rules'], 'coupon-rules/')
}

export function useBooklets() {
  return usePages<Booklet>([...ALL, 'booklets'], 'booklets/')
}

export function useBooklet(id: string) {
  return useQuery({
    queryKey: [...ALL, 'booklet', id],
    queryFn: ({ signal }) => api.get<BookletDetail>(`booklets/${id}/`, undefined, signal),
  })
}

export interface ItemRef {
  id: string
  code: string
  name: string
}

export function useItems(words: string) {
  return useQuery({
    queryKey: [...ALL, 'items', words],
    queryFn: ({ signal }) => api.get<Page<ItemRef>>('catalogue/', { q: words, limit: 20 }, signal),
    select: page => page.results,
    placeholderData: before => before,
  })
}

/** What a code is worth, before it is used. */
export function lookUp(code: string): Promise<CouponDetail> {
  return api.post<CouponDetail>('coupons/look-up/', { code })
}

interface Doing {
  path: string
  body: Record<string, unknown>
  key: string
}

/** A POST that makes or moves something; every list is as the hub has it afterwards. */
export function useDo<T>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body, key }: Doing) => api.post<T>(path, body, key),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useChangeRule(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Record<string, unknown>) => api.patch<Rule>(`coupon-rules/${id}/`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

type Form = Parameters<typeof complainIn>[0]

/** Why a coupon was refused, in our words where there are some; beside its field where it names one. */
export function refuseIn(form: Form) {
  return (error: unknown) => {
    const key = `coupons:refusal.${error instanceof ApiError ? error.code : ''}`
    if (i18next.exists(key)) notify(i18next.t(key), undefined, 'bad')
    else complainIn(form, 'coupons:refused')(error)
  }
}
