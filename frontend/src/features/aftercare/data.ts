import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Money, Page } from '@/api/types'

export interface Named {
  id: string
  name: string
}

export interface ChargeLine {
  key: string
  kind: string
  description: string
  unit: string
  quantity: string
  unit_price: string
  discount_percent: string
  net: Money
  total: Money
  chosen: boolean
  priced: boolean
  minutes: number
}

export interface BilledInvoice extends Named {
  state: string
  total: Money
}

export interface Charges {
  lines: ChargeLine[]
  quote: (Named & { total: Money }) | null
  covered: boolean
  covered_by: string
  net: Money
  tax: Money
  total: Money
  invoices: BilledInvoice[]
  allowed_transitions: string[]
}

/** A line as somebody wants it billed. */
export interface Wanted {
  key: string
  description?: string
  quantity?: string
  unit_price?: string
}

export interface Survey {
  state: string
  score: number | null
  comment: string
  via: string
  may_answer: boolean
  asked_at: string | null
  answered_at: string | null
  changed_at: string | null
  inquiry: Named | null
  link: string
  told_error: string
}

export interface Review {
  verdict: 'ok' | 'needs_return'
  note: string
  author: Named
  created_at: string
}

export interface Visit extends Named {
  title: string
  state: string
  created_at: string
  done_at: string | null
}

export interface FollowUp {
  survey: Survey | null
  reviews: Review[]
  returns: Visit[]
  earlier: Visit | null
  allowed_transitions: ('return-visit' | 'review')[]
}

export interface DocumentVersion {
  number: number
  file: { id: string; name: string; size?: number | null; url?: string | null }
  author: Named
  created_at: string
}

export interface OrderDocument {
  id: string
  name: string
  staff_only: boolean
  may_change: boolean
  versions: DocumentVersion[]
  created_at: string
  updated_at: string
}

export interface Rate {
  id: string
  what: 'labour' | 'travel'
  kind: Named | null
  item: Named & { code: string; price: Money }
  per: 'hour' | 'visit'
  rounds_to: number
  updated_at: string
}

export interface AfterSettings {
  asks: boolean
  delay_minutes: number
  low: number
  callback_days: number
}

export interface Item extends Named {
  code: string
  price: Money
}

const ALL = ['aftercare']
const LINKS_LAST = 4 * 60_000

const path = (order: string, door: string) => `service-orders/${order}/${door}/`

export function useCharges(order: string, covered: boolean | null) {
  return useQuery({
    queryKey: [...ALL, 'charges', order, covered],
    queryFn: ({ signal }) =>
      api.get<Charges>(path(order, 'charges'), covered === null ? {} : { covered }, signal),
    placeholderData: before => before,
    retry: false,
  })
}

export function useFollowUp(order: string) {
  return useQuery({
    queryKey: [...ALL, 'follow-up', order],
    queryFn: ({ signal }) => api.get<FollowUp>(path(order, 'follow-up'), undefined, signal),
    retry: false,
  })
}

export function useDocuments(order: string) {
  return useQuery({
    queryKey: [...ALL, 'documents', order],
    queryFn: ({ signal }) =>
      api.get<{ results: OrderDocument[] }>(path(order, 'documents'), undefined, signal),
    select: found => found.results,
    refetchInterval: LINKS_LAST,
    retry: false,
  })
}

export function useRates() {
  return useQuery({
    queryKey: [...ALL, 'rates'],
    queryFn: ({ signal }) => api.get<{ results: Rate[] }>('service-rates/', undefined, signal),
    select: found => found.results,
  })
}

export function useAfterSettings() {
  return useQuery({
    queryKey: [...ALL, 'settings'],
    queryFn: ({ signal }) => api.get<AfterSettings>('after-service-settings/', undefined, signal),
  })
}

export function useItems(words: string) {
  return useQuery({
    queryKey: [...ALL, 'items', words],
    queryFn: ({ signal }) =>
      api.get<Page<Item>>('catalogue/', { q: words, active: true, limit: 20 }, signal),
    select: page => page.results,
    placeholderData: before => before,
  })
}

export function useKinds() {
  return useQuery({
    queryKey: [...ALL, 'kinds'],
    queryFn: ({ signal }) => api.get<Page<Named>>('service-kinds/', { limit: 200 }, signal),
    select: page => page.results,
  })
}

/** Does something and keeps every part of the page as the hub has it now. */
export function useDeed<T, B>(run: (body: B) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useMakeInvoice(order: string) {
  return useDeed(
    ({ key, ...body }: { key: string; lines: Wanted[]; quote: boolean; covered: boolean }) =>
      api.post<{ invoice: BilledInvoice }>(path(order, 'invoice'), body, key),
  )
}

export const post = <T>(order: string, door: string, body: unknown, key: string) =>
  api.post<T>(path(order, door), body, key)
