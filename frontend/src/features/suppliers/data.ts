import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Conversation, Page } from '@/api/types'

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

/** A conversation with somebody outside, who may be a supplier's. */
export type Thread = Pick<Conversation, 'id' | 'title' | 'channel'>

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

/** Who writes to us and is called so; and the conversation that was chosen before. */
export function useThreads(words: string, chosen: string) {
  const found = useQuery({
    queryKey: [...ALL, 'threads', words],
    queryFn: ({ signal }) => {
      const asked = { kind: 'supplier,customer', q: words, limit: 20 }
      return api.get<Page<Thread>>('conversations/', asked, signal)
    },
    select: page => page.results,
    placeholderData: before => before,
  })
  const own = useQuery({
    queryKey: [...ALL, 'thread', chosen],
    queryFn: ({ signal }) => api.get<Thread>(`conversations/${chosen}/`, undefined, signal),
    enabled: chosen !== '',
    retry: false,
  })
  return { found: found.data ?? [], own: own.data }
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
