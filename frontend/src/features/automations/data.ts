import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Macro } from '@/api/deeds'
import { usePages } from '@/api/pages'
import type { Deed } from '@/lib/deeds'

export const EVENTS = [
  'message_received',
  'outside_hours',
  'opened',
  'reopened',
  'waiting',
  'state_changed',
  'assignee_changed',
  'labels_changed',
  'sla_warning',
  'sla_breached',
] as const
export type RuleEvent = (typeof EVENTS)[number]

export type Condition =
  | { kind: 'words'; any: string[] }
  | { kind: 'channel'; any: string[] }
  | { kind: 'category' | 'status' | 'language' | 'state'; any: string[] }
  | { kind: 'team'; any: (string | null)[] }
  | { kind: 'assignee'; who: 'none' | 'someone' }
  | { kind: 'label'; has: 'any' | 'none'; names: string[] }
  | { kind: 'first_time'; first: boolean }
  | { kind: 'hours'; when: 'open' | 'closed' }
  | { kind: 'priority'; at_least: number }

export interface RuleDraft {
  name: string
  event: RuleEvent
  minutes: number | null
  conditions: Condition[]
  actions: Deed[]
  stops: boolean
  active: boolean
}

export interface Rule extends RuleDraft {
  id: string
  position: number
  /** It ran too often and was stopped by itself. */
  paused_at: string | null
  runs: number
  failures: number
}

export interface RuleRun {
  id: string
  conversation: string
  title: string
  state: 'due' | 'done' | 'unmatched' | 'stopped' | 'failed'
  reason: string
  outcome: { kind: Deed['kind']; error: string | null }[]
  created_at: string
}

export interface Tried {
  matches: boolean
  conditions: { kind: Condition['kind']; holds: boolean }[]
  message: string
}

const RULES = ['automations']
const MACROS = ['macros']

export function useRules() {
  return useQuery({ queryKey: RULES, queryFn: () => api.get<Rule[]>('automations/') })
}

export function useSaveRule(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Partial<RuleDraft>) =>
      id ? api.patch<Rule>(`automations/${id}/`, draft) : api.post<Rule>('automations/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
  })
}

export function useRemoveRule(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`automations/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES, exact: true }),
  })
}

export function useOrderRules() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => api.post<Rule[]>('automations/order/', { ids }),
    onSuccess: rules => client.setQueryData(RULES, rules),
  })
}

export function useTryRule() {
  return useMutation({
    mutationFn: (body: { conversation: string; conditions: Condition[] }) =>
      api.post<Tried>('automations/try/', body),
  })
}

/** Asked again by time while the page is open: what a rule did has no stream of its own. */
export function useRuleRuns(id: string, matched: boolean) {
  const query = matched ? { matched: true } : {}
  return usePages<RuleRun>([...RULES, id, 'runs', matched], `automations/${id}/runs/`, query, 5_000)
}

export function useMacros() {
  return useQuery({ queryKey: MACROS, queryFn: () => api.get<Macro[]>('macros/') })
}

export interface MacroDraft {
  name: string
  actions: Deed[]
  personal: boolean
  team: string | null
}

export function useSaveMacro(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: MacroDraft) =>
      id ? api.patch<Macro>(`macros/${id}/`, draft) : api.post<Macro>('macros/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: MACROS }),
  })
}

export function useRemoveMacro() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`macros/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: MACROS }),
  })
}
