import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money } from '@/api/types'

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
  kind: 'service' | 'part'
  name: string
  description: string
  unit: string
  price: Money
  tax: TaxRate
  is_active: boolean
  archived: boolean
  version: number
}

export interface ItemDetail extends Item {
  prices: { category: string; price: Money }[]
}

export interface ItemFields {
  code: string
  kind: string
  name: string
  description: string
  unit: string
  price: Money
  tax?: string
  is_active: boolean
  prices: Record<string, Money>
}

export interface TakenLine {
  line: number
  outcome: 'made' | 'updated' | 'same' | 'refused'
  code: string
  name: string
  problems: string[]
}

export interface Taken {
  made: number
  updated: number
  same: number
  refused: number
  lines: TakenLine[]
}

export interface Category {
  key: string
  es: string
  en: string
}

const ALL = ['catalogue']
const MOST = '200'

export function useItems(filter: Record<string, string>) {
  return usePages<Item>([...ALL, 'list', filter], 'catalogue/', { limit: MOST, ...filter })
}

export function useItem(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: () => api.get<ItemDetail>(`catalogue/${id}/`),
    enabled: id !== '',
  })
}

export function useTaxes() {
  return useQuery({
    queryKey: [...ALL, 'taxes'],
    queryFn: () => api.get<TaxRate[]>('catalogue/taxes/'),
    staleTime: 60_000,
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['customer-words', 'category'],
    queryFn: () => api.get<Category[]>('customer-words/category/'),
    staleTime: 60_000,
  })
}

function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ALL })
}

export function useKeep(item?: ItemDetail) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (fields: ItemFields) =>
      item
        ? api.patch<ItemDetail>(`catalogue/${item.id}/`, { ...fields, version: item.version })
        : api.post<ItemDetail>('catalogue/', fields),
    onSuccess: renew,
  })
}

export function usePutAway() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ id, archived }: Item) =>
      api.post(`catalogue/${id}/${archived ? 'restore' : 'archive'}/`),
    onSuccess: renew,
  })
}

export function useTaking() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ file, look }: { file: File; look: boolean }) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return api.post<Taken>(`catalogue/import/${look ? 'preview/' : ''}`, form)
    },
    onSuccess: (_, { look }) => (look ? undefined : renew()),
  })
}
