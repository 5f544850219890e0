import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'

export interface Contact {
  id: string
  name: string
  phone: string
  email: string
  conversation: string | null
  is_main: boolean
}

export interface Supplier {
  id: string
  name: string
  document: string
  terms: string
  lead_days: number
  note: string
  rating: string | null
  asked: number
  answered: number
  lead_time: {
    purchases: number
    p50_days: number
    p90_days: number
    on_time_percent: number
  } | null
  contacts: Contact[]
  archived: boolean
  version: number
}

export interface Purchase {
  id: string
  number: string
  purchase_number: string
  state: string
  eta_on: string | null
  created_at: string
}

export interface Thread {
  id: string
  title: string
}

const ALL = ['suppliers']

export function useSuppliers(filter: Record<string, string>) {
  return usePages<Supplier>([...ALL, 'list', filter], 'suppliers/', filter)
}

export function useSupplier(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<Supplier>(`suppliers/${id}/`, undefined, signal),
    retry: false,
  })
}

export function usePurchases(id: string) {
  return usePages<Purchase>([...ALL, 'purchases', id], 'parts-requests/', { supplier: id })
}

export function useSaying() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ to, body, patch }: { to: string; body: unknown; patch?: boolean }) =>
      patch ? api.patch<Supplier>(to, body) : api.post<Supplier>(to, body, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useRemoval() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (to: string) => api.delete(to),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
