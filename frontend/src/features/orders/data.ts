import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Page, PersonRef, Role } from '@/api/types'

export interface Kind {
  id: string
  name: string
  minutes: number
  answer_minutes: number | null
  finish_minutes: number | null
  needs_photos: boolean
  needs_signature: boolean
  skills: KindSkill[]
  archived_at: string | null
}

/** A skill it takes; nobody goes without a hard one. */
export interface KindSkill {
  skill: PersonRef
  hard: boolean
}

export interface MachineChoice extends PersonRef {
  serial: string
  place: string
  state: string
}

const MINUTE = 60_000
const KINDS = ['service-kinds']
const MANY = 200

export function useKinds() {
  return useQuery({
    queryKey: [...KINDS, 'used'],
    queryFn: () => api.get<Page<Kind>>('service-kinds/', { limit: MANY }),
    select: page => page.results,
    staleTime: MINUTE,
  })
}

/** Those that were put away, for whoever looks after them. */
export function useKindsAway() {
  return useQuery({
    queryKey: [...KINDS, 'away'],
    queryFn: () => api.get<Page<Kind>>('service-kinds/', { archived: true, limit: MANY }),
    select: page => page.results,
  })
}

export type KindDraft = Omit<Kind, 'id' | 'skills' | 'archived_at'> & {
  skills: { skill: string; hard: boolean }[]
}

export function useKeepKind() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...draft }: KindDraft & { id?: string }) =>
      id ? api.patch<Kind>(`service-kinds/${id}/`, draft) : api.post<Kind>('service-kinds/', draft),
    onSettled: () => client.invalidateQueries({ queryKey: KINDS }),
  })
}

/** Puts a kind away, or takes it out again. */
export function usePutAway() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, archived_at }: Kind) =>
      api.post<Kind>(`service-kinds/${id}/${archived_at ? 'restore' : 'archive'}/`),
    onSettled: () => client.invalidateQueries({ queryKey: KINDS }),
  })
}

export function useSkills() {
  return useQuery({
    queryKey: ['skills'],
    queryFn: () => api.get<Page<PersonRef>>('skills/', { limit: MANY }),
    select: page => page.results,
    staleTime: MINUTE,
  })
}

type Colleague = PersonRef & { role: Role }

/** Whom one can send. */
export function useTechnicians() {
  return useQuery({
    queryKey: ['technicians'],
    queryFn: () => api.get<Page<Colleague>>('users/', { staff: true, limit: MANY }),
    staleTime: MINUTE,
    select: page =>
      page.results
        .filter(({ role }) => role === 'technician')
        .sort((a, b) => a.name.localeCompare(b.name)),
  })
}

/** What a customer has that something can be done to. */
export function useMachinesOf(customer: string) {
  return useQuery({
    queryKey: ['machines', 'of', customer],
    queryFn: ({ signal }) =>
      api.get<Page<MachineChoice>>('machines/', { customer, limit: MANY }, signal),
    enabled: customer !== '',
    select: page => page.results.filter(({ state }) => state !== 'retired'),
  })
}
