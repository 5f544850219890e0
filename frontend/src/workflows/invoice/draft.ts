import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Conversation, Money, Page } from '@/api/types'

export interface Line {
  kind: string
  description: string
  unit: string
  quantity: string
  unit_price: string
  discount_percent: string
  tax_kind: string
  /** Empty for the usual one of the country. */
  tax_rate: string
}

export const EMPTY: Line = {
  kind: 'service',
  description: '',
  unit: '',
  quantity: '1',
  unit_price: '',
  discount_percent: '0',
  tax_kind: 'taxed',
  tax_rate: '',
}

/** A quote that may still become an invoice. */
export interface Quoted {
  id: string
  number: string
  title: string
  state: string
  total: Money
}

interface QuotedWhole extends Quoted {
  lines: (Line & Record<string, unknown>)[]
  includes_tax: boolean
  extra_discount: Money
}

const OPEN = ['accepted', 'sent', 'viewed']

export function useCustomerOf(conversation: string): string {
  const { data } = useQuery({
    queryKey: ['invoice-customer-of', conversation],
    queryFn: () => api.get<Conversation>(`conversations/${conversation}/`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.customer?.id ?? ''
}

/** What the customer accepted first, then what they have not answered yet. */
export function useQuotesOf(customer: string): Quoted[] {
  const { data } = useQuery({
    queryKey: ['quotes', 'to-invoice', customer],
    queryFn: () => api.get<Page<Quoted>>('quotes/', { customer, limit: 100 }),
    enabled: customer !== '',
  })
  return inOrder(data?.results ?? [])
}

export function inOrder(quotes: Quoted[]): Quoted[] {
  return OPEN.flatMap(state => quotes.filter(quote => quote.state === state))
}

export function quoteOf(id: string): Promise<QuotedWhole> {
  return api.get<QuotedWhole>(`quotes/${id}/`)
}

export function linesOfQuote(quote: QuotedWhole): Line[] {
  return quote.lines.map(line => ({
    kind: line.kind,
    description: line.description,
    unit: line.unit,
    quantity: line.quantity,
    unit_price: line.unit_price,
    discount_percent: line.discount_percent,
    tax_kind: line.tax_kind,
    tax_rate: line.tax_rate,
  }))
}

export function bodyOf(lines: Line[], usual: string) {
  return lines.map(line => ({ ...line, tax_rate: line.tax_rate || usual }))
}
