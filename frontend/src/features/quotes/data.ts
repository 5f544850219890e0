import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page, PersonRef } from '@/api/types'
import type { PaperLine, PaperSums, PaperTax } from '@/ui/PaperLines'

export const STATES = [
  'draft',
  'sent',
  'viewed',
  'accepted',
  'converted',
  'rejected',
  'expired',
  'cancelled',
] as const
export type State = (typeof STATES)[number]
export type Deed =
  | 'edit'
  | 'discard'
  | 'send'
  | 'accept'
  | 'reject'
  | 'revise'
  | 'convert'
  | 'cancel'

export interface Quote {
  id: string
  number: string
  revision: number
  title: string
  state: State
  allowed_transitions: Deed[]
  customer: PersonRef
  opportunity: PersonRef | null
  conversation: string | null
  invoice: PersonRef | null
  total: Money
  valid_until: string
  author: PersonRef | null
  told: boolean
  told_error: string
  version: number
  created_at: string
  sent_at: string | null
  decided_at: string | null
}

export interface Revision {
  number: number
  label: string
  total: Money
  valid_until: string
  sent_at: string
  hash: string
}

export interface Answer {
  how: 'link' | 'portal' | 'button' | 'advisor'
  name: string
  document: string
  signed: boolean
  evidence: string
  revision: number
  at: string
}

export interface Step {
  what: string
  revision: number
  about: string
  author: PersonRef | null
  created_at: string
}

export interface QuoteLine extends PaperLine {
  item: string | null
}

export interface QuoteDetail extends Quote {
  lines: QuoteLine[]
  includes_tax: boolean
  extra_discount: Money
  discount: Money
  net: Money
  tax: Money
  taxes: PaperTax[]
  note: string
  terms: string
  prepayment_percent: string
  reason: string
  revisions: Revision[]
  answer: Answer | null
  history: Step[]
}

export interface TaxRate {
  id: string
  code: string
  name: string
  kind: string
  rate: string
}

export interface Item {
  id: string
  code: string
  kind: string
  name: string
  unit: string
  price: Money
  customer_price: Money | null
  tax: TaxRate
}

/** A line as the hub takes it. */
export interface LineDraft {
  kind: string
  item: string | null
  description: string
  unit: string
  quantity: string
  unit_price: string
  discount_percent: string
  tax_kind: string
  tax_rate: string
}

export interface QuoteDraft {
  title: string
  lines: LineDraft[]
  discount?: Money
  valid_until?: string
  note: string
  terms: string
  prepayment_percent: string | null
}

const ALL = ['quotes']
const MINUTE = 60_000
const PAUSED = 0

export const keys = { all: ALL, one: (id: string) => [...ALL, 'one', id] }

export function useQuotes(filter: Record<string, string>) {
  // A quote expires without anybody doing anything.
  return usePages<Quote>([...ALL, 'list', filter], 'quotes/', filter, MINUTE)
}

export function useQuote(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => api.get<QuoteDetail>(`quotes/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
}

/** What lines come to, as the hub works it out; the coupons of a draft are taken off too. */
export function usePriced(body: { lines: LineDraft[]; discount?: Money; quote?: string }) {
  return useQuery({
    queryKey: [...ALL, 'price', body],
    queryFn: () => api.post<PaperSums>('quotes/price/', body),
    enabled: body.lines.length > 0,
    retry: false,
    gcTime: PAUSED,
    placeholderData: before => before,
  })
}

export function useTaxes() {
  return useQuery({
    queryKey: ['catalogue', 'taxes'],
    queryFn: () => api.get<TaxRate[]>('catalogue/taxes/'),
    staleTime: MINUTE,
  })
}

export function useItems(words: string, customer: string) {
  return useQuery({
    queryKey: ['catalogue', 'offered', words, customer],
    queryFn: ({ signal }) => {
      const asked = { q: words, active: true, limit: 20, ...(customer && { customer }) }
      return api.get<Page<Item>>('catalogue/', asked, signal)
    },
    select: page => page.results,
    placeholderData: before => before,
  })
}

/** Keeps every list as the hub has it now. */
function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ALL })
}

export function useCreate() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ key, ...body }: QuoteDraft & Record<string, unknown> & { key: string }) =>
      api.post<QuoteDetail>('quotes/', body, key),
    onSuccess: renew,
  })
}

export function useChange(id: string) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (body: QuoteDraft & { version: number }) =>
      api.patch<QuoteDetail>(`quotes/${id}/`, body),
    onSuccess: renew,
  })
}

export function useDiscard(id: string) {
  const renew = useRenewal()
  return useMutation({ mutationFn: () => api.delete(`quotes/${id}/`), onSuccess: renew })
}

interface Doing {
  deed: string
  body?: Record<string, unknown>
  key: string
}

export function useDeed<T = QuoteDetail>(id: string) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ deed, body, key }: Doing) =>
      api.post<T>(`quotes/${id}/${deed}/`, body ?? {}, key),
    onSettled: renew,
  })
}

export function useLink(id: string) {
  return useMutation({ mutationFn: () => api.post<{ link: string }>(`quotes/${id}/link/`) })
}
