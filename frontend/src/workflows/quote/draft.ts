import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Money } from '@/api/types'

export interface Tax {
  id: string
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
  tax: Tax
}

export interface Line {
  key: number
  item: string | null
  kind: string
  unit: string
  description: string
  quantity: string
  unit_price: string
  tax_kind: string
  tax_rate: string
}

let made = 0

export function useCustomerOf(conversation: string): string {
  const { data } = useQuery({
    queryKey: ['quotes', 'customer-of', conversation],
    queryFn: () => api.get<{ customer: { id: string } | null }>(`conversations/${conversation}/`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.customer?.id ?? ''
}

/** The house's taxes, the usual one first; none while they are not known yet. */
export function useTaxes(): Tax[] {
  const { data } = useQuery({
    queryKey: ['catalogue', 'taxes'],
    queryFn: () => api.get<Tax[]>('catalogue/taxes/'),
    staleTime: 60_000,
  })
  return data ?? []
}

export function blank(tax: Tax): Line {
  return {
    key: ++made,
    item: null,
    kind: 'service',
    unit: '',
    description: '',
    quantity: '1',
    unit_price: '',
    tax_kind: tax.kind,
    tax_rate: tax.rate,
  }
}

export function lineOf(item: Item): Line {
  return {
    ...blank(item.tax),
    item: item.id,
    kind: item.kind,
    unit: item.unit,
    description: item.name,
    unit_price: (item.customer_price ?? item.price).amount,
  }
}

export function bodyOfLine({ key: _, ...line }: Line): Record<string, unknown> {
  return { ...line, description: line.description.trim(), unit_price: line.unit_price || '0' }
}
