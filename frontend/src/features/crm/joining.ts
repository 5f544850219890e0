import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { usePages } from '@/api/pages'
import { queryClient } from '@/api/query'
import type { PersonRef } from '@/api/types'
import { notify } from '@/ui/notify'
import type { Customer } from './data'

export type Reason = 'document' | 'channel' | 'phone' | 'email' | 'name'

/** Two who may be one; the customer it is shown for leads. */
export interface Duplicate {
  id: string
  customers: [Customer, Customer]
  reasons: Reason[]
}

export interface Merge {
  id: string
  kept: { id: string; name: string }
  gone: { id: string; name: string }
  by: PersonRef
  at: string
  undone_at: string | null
  undoable: boolean
}

export const FIELDS = ['name', 'document_number', 'phone', 'email', 'category', 'status'] as const
export type Field = (typeof FIELDS)[number]

export function useDuplicates() {
  return usePages<Duplicate>(['customers', 'duplicates'], 'duplicates/')
}

export function useDuplicatesOf(id: string) {
  return useQuery({
    queryKey: ['customers', id, 'duplicates'],
    queryFn: () => api.get<Duplicate[]>(`customers/${id}/duplicates/`),
  })
}

export function useMerges(id: string) {
  return useQuery({
    queryKey: ['customers', id, 'merges'],
    queryFn: () => api.get<Merge[]>(`customers/${id}/merges/`),
  })
}

/** Everything about customers may have changed: names, channels, who may be whom. */
function useChanged() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['customers'] })
}

export function useDismiss() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (duplicate: string) => api.post<void>(`duplicates/${duplicate}/dismiss/`),
    onSuccess,
  })
}

interface Wanted {
  kept: string
  gone: string
  take: Field[]
  /** Made with the dialog: a second press repeats the answer instead of the deed. */
  key: string
}

export function useMerge() {
  const onSettled = useChanged()
  return useMutation({
    mutationFn: ({ kept, gone, take, key }: Wanted) =>
      api.post<Merge>(`customers/${kept}/merge/`, { customer: gone, take }, key),
    onSettled,
  })
}

/** Takes two apart again; told here, as the page that offered it may be gone by then. */
export function undoMerge({ id, gone }: Merge, t: TFunction): Promise<void> {
  return api
    .post(`merges/${id}/undo/`, {}, newKey())
    .then(() => notify(t('merge.undone', { name: gone.name })), complain)
    .then(() => queryClient.invalidateQueries({ queryKey: ['customers'] }))
}

/** Which of two is kept: the one with a portal account, else the older one. */
export function keptFirst(one: Customer, other: Customer): [Customer, Customer] {
  if (one.has_portal !== other.has_portal) return one.has_portal ? [one, other] : [other, one]
  return one.created_at <= other.created_at ? [one, other] : [other, one]
}

/** The fields worth choosing: those in which both say something, and not the same. */
export function differing(kept: Customer, gone: Customer): Field[] {
  return FIELDS.filter(field => kept[field] && gone[field] && kept[field] !== gone[field])
}
