import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, PersonRef } from '@/api/types'
import { keys } from './keys'

export const STAGES = ['prospect', 'negotiation', 'follow_up', 'closed'] as const
export type Stage = (typeof STAGES)[number]
export type Outcome = 'won' | 'lost'

export interface Opportunity {
  id: string
  title: string
  note: string
  customer: PersonRef
  conversation: string | null
  owner: PersonRef
  amount: Money
  probability: number
  expected_close: string | null
  stage: Stage
  stage_since: string
  outcome: Outcome | ''
  lost_reason: PersonRef | null
  closing_note: string
  closed_at: string | null
  may_change: boolean
  allowed_transitions: Stage[]
  version: number
  created_at: string
}

export interface Step {
  from_stage: Stage | ''
  to_stage: Stage
  outcome: Outcome | ''
  reason: string
  seconds: number | null
  note: string
  changes: Record<string, [string, string]>
  author: PersonRef
  created_at: string
}

export interface OpportunityDetail extends Opportunity {
  history: Step[]
}

export interface Column {
  stage: Stage
  count: number
  total: Money
  weighted: Money
  cards: Opportunity[]
}

export interface Month {
  month: string | null
  open_count: number
  open: Money
  weighted: Money
  won_count: number
  won: Money
  lost_count: number
}

export interface Filter extends Record<string, string> {
  owner: string
  customer: string
  since: string
  until: string
  q: string
}

export interface Draft {
  title: string
  note: string
  amount: Money
  probability?: number
  expected_close: string | null
  owner?: string
}

export interface Closing {
  outcome: Outcome
  lost_reason?: string | null
  note: string
}

export interface Move {
  card: Opportunity
  stage: Stage
  /** The card above; null: on top. */
  after: string | null
  closing?: Closing
}

const SECONDS = 60_000

export function useBoard(filter: Filter) {
  return useQuery({
    queryKey: keys.board(filter),
    queryFn: ({ signal }) => api.get<Column[]>('opportunities/board/', filter, signal),
    // What the bus lost is found within a minute.
    refetchInterval: SECONDS,
    placeholderData: before => before,
  })
}

export function useList(filter: Filter & { stage: string; outcome: string }) {
  return usePages<Opportunity>([...keys.all, 'list', filter], 'opportunities/', filter)
}

export function useForecast(filter: Filter) {
  return useQuery({
    queryKey: [...keys.all, 'forecast', filter],
    queryFn: ({ signal }) => api.get<Month[]>('opportunities/forecast/', filter, signal),
  })
}

export function useOpportunity(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => api.get<OpportunityDetail>(`opportunities/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
}

export function useReasons() {
  return useQuery({ queryKey: keys.reasons, queryFn: () => api.get<PersonRef[]>('lost-reasons/') })
}

/** Who may have one: everybody who answers customers. */
export function useOwners() {
  return useQuery({
    queryKey: ['takers'],
    queryFn: () => api.get<{ people: PersonRef[] }>('takers/'),
    staleTime: 60_000,
    select: takers => takers.people,
  })
}

/** Keeps every list as the hub has it now. */
function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.all })
}

export function useMove() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ card, stage, after, closing }: Move) =>
      api.post<OpportunityDetail>(`opportunities/${card.id}/move/`, {
        version: card.version,
        stage,
        after,
        ...closing,
      }),
    onSettled: renew,
  })
}

export function useCreate() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (draft: Draft & { customer: string; client_id: string }) =>
      api.post<OpportunityDetail>('opportunities/', draft),
    onSuccess: renew,
  })
}

export function useCorrect(id: string) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (change: Partial<Draft> & { version: number }) =>
      api.patch<OpportunityDetail>(`opportunities/${id}/`, change),
    onSuccess: renew,
  })
}

export function useKeepReasons() {
  const client = useQueryClient()
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: keys.reasons }) }
  return {
    add: useMutation({
      mutationFn: (name: string) => api.post('lost-reasons/', { name }),
      ...done,
    }),
    rename: useMutation({
      mutationFn: ({ id, name }: PersonRef) => api.patch(`lost-reasons/${id}/`, { name }),
      ...done,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.delete(`lost-reasons/${id}/`),
      ...done,
    }),
  }
}
