import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export const RIGHTS = ['access', 'rectification', 'erasure', 'objection'] as const
export type Right = (typeof RIGHTS)[number]
export const FIELDS = ['name', 'document_number', 'phone', 'email'] as const
export type Field = (typeof FIELDS)[number]
export type Move = 'check-identity' | 'fulfil' | 'deny' | 'withdraw'

export interface Kept {
  kind: string
  count: number
  reason?: string
}

export interface PrivacyRequest {
  id: string
  right: Right
  state: string
  allowed_transitions: Move[]
  name: string
  customer: string | null
  note: string
  changes: Partial<Record<Field, [string, string]>>
  due_on: string
  own: boolean
  created_by: PersonRef
  created_at: string
  identity_how: string
  handled_by: PersonRef | null
  decided_at: string | null
  reason: string
  kept: Kept[]
  done: number
  archive_until: string | null
}

export interface Wish {
  right: Right
  note?: string
  changes?: Partial<Record<Field, string>>
  customer?: string
}

export interface Rule {
  key: string
  days: number
  usual: number
  least: number
  most: number
  count: number
  ran_at: string | null
  removed: number
}

export interface Breach {
  id: string
  title: string
  what: string
  found_at: string
  due_at: string
  late: boolean
  people: number | null
  affected: string
  measures: string
  authority_told_at: string | null
  people_told_at: string | null
  closed_at: string | null
  created_by: PersonRef
  notice: string
}

export interface PrivacySettings {
  country: 'PE' | 'CO'
  days: Record<Right, number>
  longest: Record<Right, number>
  officer: string
  contact: string
}

const WORKING_MS = 3_000
const OPEN = ['received', 'identity_checked', 'in_progress', 'failed']

export function isOpen(row: PrivacyRequest): boolean {
  return OPEN.includes(row.state)
}

export function useRequests(asked: { state?: string; right?: string; customer?: string } = {}) {
  return usePages<PrivacyRequest>(
    ['privacy', 'requests', asked],
    'privacy-requests/',
    asked,
    WORKING_MS,
  )
}

export function useCustomerName(id: string) {
  return useQuery({
    queryKey: ['privacy', 'customer', id],
    queryFn: () => api.get<PersonRef>(`customers/${id}/`),
  })
}

export function useAsk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => api.post<PrivacyRequest>('privacy-requests/', wish),
    onSettled: () => client.invalidateQueries({ queryKey: ['privacy', 'requests'] }),
  })
}

export function useMove(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ move, ...body }: { move: Move; how?: string; reason?: string }) =>
      api.post<PrivacyRequest>(`privacy-requests/${id}/${move}/`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ['privacy', 'requests'] }),
  })
}

export function useKept() {
  return useQuery({
    queryKey: ['privacy', 'kept'],
    queryFn: () => api.get<{ results: Kept[]; officer: string; contact: string }>('me/kept-data/'),
  })
}

export function useRules() {
  return useQuery({
    queryKey: ['privacy', 'rules'],
    queryFn: () => api.get<{ results: Rule[] }>('privacy/retention/'),
  })
}

export function useKeepFor(key: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (days: number) => api.put<Rule>(`privacy/retention/${key}/`, { days }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['privacy', 'rules'] }),
  })
}

export function useBreaches() {
  return usePages<Breach>(['privacy', 'breaches'], 'privacy/breaches/')
}

export function useSaveBreach(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Partial<Breach>) =>
      id
        ? api.patch<Breach>(`privacy/breaches/${id}/`, draft)
        : api.post<Breach>('privacy/breaches/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['privacy', 'breaches'] }),
  })
}

export function usePrivacySettings() {
  return useQuery({
    queryKey: ['privacy', 'settings'],
    queryFn: () => api.get<PrivacySettings>('privacy/settings/'),
  })
}

export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<PrivacySettings>) =>
      api.put<PrivacySettings>('privacy/settings/', change),
    onSuccess: saved => client.setQueryData(['privacy', 'settings'], saved),
  })
}
