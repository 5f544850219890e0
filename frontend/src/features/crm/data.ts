import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { ChannelKind } from '@/api/types'

export type CustomerKind = 'person' | 'company'
export type CustomValue = string | boolean | null

export interface Customer {
  id: string
  kind: CustomerKind
  name: string
  phone: string
  email: string
  /** Masked; `useReveal` tells it whole. */
  document_number: string
  category: string
  status: string
  labels: string[]
  custom: Record<string, CustomValue>
  has_portal: boolean
  created_at: string
  updated_at: string
}

export interface ChannelOfCustomer {
  conversation: string
  identity: string | null
  /** By the channel. */
  known_as: string
  /** They showed in the portal that it is theirs. */
  proven: boolean
  spam: boolean
  opted_out: boolean
  kind: ChannelKind
  name: string
  phone: string
  last_message_at: string
}

export interface CustomerDetail extends Customer {
  channels: ChannelOfCustomer[]
  companies: { id: string; name: string }[]
  /** Nothing new is begun for them. */
  inactive: boolean
}

export type CustomerDraft = Pick<
  Customer,
  'kind' | 'name' | 'phone' | 'email' | 'document_number' | 'category' | 'status' | 'labels'
> & { custom?: Record<string, CustomValue> }

/** What the list is narrowed to, as it stands in the address. */
export type CustomerFilter = Record<string, string>

export function useCustomers(filter: CustomerFilter) {
  return usePages<Customer>(['customers', 'list', filter], 'customers/', { ...filter })
}

export function useCustomer(id: string) {
  return useQuery({
    queryKey: ['customers', id],
    queryFn: () => api.get<CustomerDetail>(`customers/${id}/`),
    enabled: id !== '',
  })
}

/** Corrects a customer, or writes down a new one where there is no id. */
export function useSaveCustomer(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Partial<CustomerDraft>) =>
      id ? api.patch<Customer>(`customers/${id}/`, draft) : api.post<Customer>('customers/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers'] }),
  })
}

/** Asks for a whole document; the house keeps who has seen it, and why. */
export function useReveal(id: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      api.post<{ document_number: string }>(`customers/${id}/document/`, { reason }),
  })
}

export function useLabels(): string[] {
  return useQuery({ queryKey: ['labels'], queryFn: () => api.get<string[]>('labels/') }).data ?? []
}
