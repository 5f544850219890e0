import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'

export interface Customer {
  id: string
  name: string
  phone: string
  email: string
  document_number: string
  category: string
  status: string
  created_at: string
}

export type CustomerDraft = Pick<Customer, 'name' | 'phone' | 'email' | 'category' | 'status'>

export function useCustomers(q: string) {
  return usePages<Customer>(['customers', q], 'customers/', { q })
}

export function useSaveCustomer(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: CustomerDraft) => api.patch<Customer>(`customers/${id}/`, draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers'] }),
  })
}
