import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'
import { keys } from './keys'

export type Deed = 'resolve' | 'reopen' | 'assign' | 'wait' | 'resume'

export interface Inquiry {
  id: string
  subject: string
  body: string
  state: 'pending' | 'resolved'
  allowed_transitions: Deed[]
  customer: PersonRef
  conversation: string
  assignee: PersonRef | null
  opened_by: PersonRef
  due_at: string | null
  overdue: boolean
  waiting_since: string | null
  resolution: string
  resolved_at: string | null
  resolved_by: PersonRef | null
  /** Why the channel refused the answer. */
  not_sent: string
  reopen_until: string | null
  reopened: number
  created_at: string
}

export interface Step {
  kind: 'opened' | 'assigned' | 'waiting' | 'resumed' | 'resolved' | 'reopened'
  text: string
  assignee: PersonRef | null
  author: PersonRef
  created_at: string
}

export interface InquiryDetail extends Inquiry {
  history: Step[]
}

export interface Counts {
  pending: number
  mine: number
  overdue: number
}

const MINUTE = 60_000

export function useQueries(filter: Record<string, string>) {
  // A query becomes overdue without anybody doing anything.
  return usePages<Inquiry>([...keys.all, 'list', filter], 'queries/', filter, MINUTE)
}

export function useInquiry(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => api.get<InquiryDetail>(`queries/${id}/`, undefined, signal),
    retry: false,
  })
}

export function useOwners() {
  return useQuery({
    queryKey: ['takers'],
    queryFn: () => api.get<{ people: PersonRef[] }>('takers/'),
    staleTime: MINUTE,
    select: takers => takers.people,
  })
}

export function useAsk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: { subject: string; body: string; client_id: string }) =>
      api.post<InquiryDetail>('queries/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}

interface Done {
  deed: Deed
  text?: string
  note?: string
  assignee?: string | null
}

export function useDeed(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ deed, ...body }: Done) =>
      api.post<InquiryDetail>(`queries/${id}/${deed}/`, body),
    onSuccess: now => client.setQueryData(keys.one(id), now),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}
