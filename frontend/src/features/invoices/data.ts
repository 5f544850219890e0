import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page, PersonRef } from '@/api/types'
import { keys } from './keys'

export interface Numbered {
  id: string
  number: string
}

export interface LineDraft {
  kind: 'service' | 'part'
  item?: string | null
  description: string
  unit: string
  quantity: string
  unit_price: string
  discount_percent: string
  tax_kind: 'taxed' | 'exempt' | 'unaffected' | 'export'
  tax_rate: string
}

export interface Line extends LineDraft {
  id: string | null
  discount: Money
  net: Money
  tax: Money
  total: Money
}

export interface TaxSum {
  kind: string
  rate: string
  base: Money
  tax: Money
}

export interface Sums {
  discount: Money
  net: Money
  tax: Money
  total: Money
}

export type Electronic = 'none' | 'pending' | 'accepted' | 'rejected' | 'cancelling' | 'cancelled'

export interface Invoice extends Sums {
  id: string
  kind: string
  label: string
  state: string
  overdue: boolean
  credited: 'none' | 'partly' | 'fully'
  allowed_transitions: string[]
  customer: PersonRef
  contract: Numbered | null
  opportunity: PersonRef | null
  conversation: string | null
  issue_on: string | null
  due_on: string
  period: string
  includes_tax: boolean
  extra_discount: Money
  paid: Money
  balance: Money
  detraction: { percent: string; amount: Money } | null
  authority_label: string
  electronic: { state: Electronic; said: string; may_send_again: boolean }
  created_by: PersonRef
  issued_by: PersonRef | null
  created_at: string
}

export interface InvoiceDetail extends Invoice {
  lines: Line[]
  taxes: TaxSum[]
  note: string
  address: string
  reason: string
  hash: string
  previous_hash: string
  quote: Numbered | null
  payments: {
    id: string
    state: string
    method: string
    amount: Money
    paid_on: string
    operation_number: string
  }[]
  credit_notes: { id: string; label: string; state: string; total: Money }[]
  history: { what: string; about: string; author: PersonRef | null; created_at: string }[]
  email_bounced: boolean
  notice: { state: string; error: string; cost: string; delivery: string } | null
}

export interface CreditNote extends Omit<Sums, 'discount'> {
  id: string
  kind: string
  label: string
  state: string
  allowed_transitions: string[]
  reason: string
  invoice: Numbered
  customer: PersonRef
  issue_on: string | null
  applied: Money
  credit: Money
  free: Money
  created_by: PersonRef
  created_at: string
}

export interface CreditNoteDetail extends CreditNote {
  lines: Line[]
  note: string
  hash: string
}

export interface Series {
  id: string
  kind: string
  code: string
  digits: number
  first_number: number
  last_number: number | null
  valid_since: string | null
  valid_until: string | null
  resolution: string
  is_default: boolean
  archived_at: string | null
  last_used: number | null
  next_label: string
  used_percent: number | null
  warning: string
}

export interface Filter extends Record<string, string | string[]> {
  state: string[]
  customer: string
  contract: string
  kind: string
  since: string
  until: string
  untold: string
  q: string
}

export function useInvoices(filter: Partial<Filter>) {
  return usePages<Invoice>(keys.list(filter), 'invoices/', { ...filter, limit: 200 })
}

export function useInvoice(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: () => api.get<InvoiceDetail>(`invoices/${id}/`),
    enabled: id !== '',
  })
}

/** Writes, then has every list and page asked anew. */
export function useWrite<B, R = InvoiceDetail>(write: (body: B) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}

export type InvoiceDraft = {
  customer?: string
  kind?: string
  lines: LineDraft[]
  includes_tax: boolean
  discount?: Money
  due_on?: string
  period: string
  address: string
  note: string
  detraction_percent: string | null
  contract: string | null
  opportunity?: string | null
}

/** Works lines out on the hub: one arithmetic for the screen and the document. */
export function usePreview(body: {
  lines: LineDraft[]
  includes_tax: boolean
  discount?: Money
  /** A draft, whose coupons are taken off too. */
  invoice?: string
}) {
  const ready = body.lines.every(line => line.description && line.quantity && line.unit_price)
  return useQuery({
    queryKey: ['invoice-preview', body],
    queryFn: () => api.post<Sums & { lines: Line[]; taxes: TaxSum[] }>('invoices/preview/', body),
    enabled: ready && body.lines.length > 0,
    placeholderData: before => before,
    retry: false,
    staleTime: 60_000,
  })
}

export function useContracts(customer: string) {
  return useQuery({
    queryKey: ['invoice-contracts', customer],
    queryFn: () => api.get<Page<Numbered>>('contracts/', { customer, limit: 200 }),
    enabled: customer !== '',
    select: page => page.results,
  })
}

export function useNotes(filter: Record<string, string>) {
  return usePages<CreditNote>([...keys.notes, filter], 'credit-notes/', filter)
}

export function useNote(id: string) {
  return useQuery({
    queryKey: keys.note(id),
    queryFn: () => api.get<CreditNoteDetail>(`credit-notes/${id}/`),
  })
}

export function useSeries() {
  return useQuery({ queryKey: keys.series, queryFn: () => api.get<Series[]>('series/') })
}

export function step(id: string, name: string, body: unknown = {}): Promise<InvoiceDetail> {
  return api.post<InvoiceDetail>(`invoices/${id}/${name}/`, body, newKey())
}
