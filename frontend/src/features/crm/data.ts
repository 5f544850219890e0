import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { ChannelKind } from '@/api/types'

export interface Customer {
  id: string
  name: string
  phone: string
  email: string
  document_number: string
  category: string
  status: string
  has_portal: boolean
  created_at: string
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
}

export type CustomerDraft = Pick<
  Customer,
  'name' | 'phone' | 'email' | 'document_number' | 'category' | 'status'
>

export interface CustomerFilter {
  q: string
  status: string
  category: string
}

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

export function useSaveCustomer(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: CustomerDraft) => api.patch<Customer>(`customers/${id}/`, draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers'] }),
  })
}
