import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export interface Contract {
  id: string
  number: string
  label: string
  address: string
  state: 'active' | 'ended'
  allowed_transitions: ('end' | 'reopen')[]
  customer: PersonRef
  since: string | null
  until: string | null
}

export interface ContractFields {
  number: string
  label: string
  address: string
  since: string | null
}

const ALL = ['contracts']

export function useContracts(customer: string) {
  return usePages<Contract>([...ALL, customer], 'contracts/', { customer })
}

function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ALL })
}

export function useKeep(customer: string, contract?: Contract) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (fields: ContractFields) =>
      contract
        ? api.patch<Contract>(`contracts/${contract.id}/`, fields)
        : api.post<Contract>('contracts/', { ...fields, customer }),
    onSuccess: renew,
  })
}

export function useMove() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ id, deed }: { id: string; deed: 'end' | 'reopen' }) =>
      api.post<Contract>(`contracts/${id}/${deed}/`),
    onSettled: renew,
  })
}
