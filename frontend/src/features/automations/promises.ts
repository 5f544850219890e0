import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'
import type { Condition } from './data'

export interface PolicyDraft {
  name: string
  first_minutes: number | null
  next_minutes: number | null
  resolution_minutes: number | null
  in_hours: boolean
  pauses: boolean
  warn_minutes: number
  conditions: Condition[]
  active: boolean
}

export interface Policy extends PolicyDraft {
  id: string
  /** Of the last thirty days. */
  breaches: number
}

export interface Closing {
  require_label: boolean
  labels: string[]
}

export interface SurveySettings {
  on: boolean
  delay_minutes: number
  every_days: number
  channels: string[]
  teams: string[]
  question: string
  comment: string
  low: number
  reopen_low: boolean
}

export interface Rating {
  id: string
  conversation: string
  customer: string
  channel: string
  advisor: PersonRef | null
  score: number
  comment: string
  rated_at: string
}

export interface Average {
  key: string
  name: string
  count: number
  average: number
}

export interface RatingSummary {
  asked: number
  count: number
  average: number | null
  scores: number[]
  advisors: Average[]
  channels: Average[]
}

export type RatingsAsked = { since?: string; score?: number; advisor?: string; channel?: string }

const POLICIES = ['sla-policies']

export function usePolicies() {
  return useQuery({ queryKey: POLICIES, queryFn: () => api.get<Policy[]>('sla-policies/') })
}

export function useSavePolicy(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Partial<PolicyDraft>) =>
      id
        ? api.patch<Policy>(`sla-policies/${id}/`, draft)
        : api.post<Policy>('sla-policies/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: POLICIES }),
  })
}

export function useRemovePolicy(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`sla-policies/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: POLICIES }),
  })
}

/** One document that is read and put back whole. */
function useDocument<T>(path: string) {
  const client = useQueryClient()
  const found = useQuery({ queryKey: [path], queryFn: () => api.get<T>(path) })
  const save = useMutation({
    mutationFn: (body: T) => api.put<T>(path, body),
    onSuccess: saved => client.setQueryData([path], saved),
  })
  return { found, save }
}

export const useClosing = () => useDocument<Closing>('closing/')
export const useSurveySettings = () => useDocument<SurveySettings>('survey-settings/')

export function useRatings(asked: RatingsAsked) {
  return usePages<Rating>(['ratings', asked], 'ratings/', asked)
}

export function useRatingSummary(asked: RatingsAsked) {
  return useQuery({
    queryKey: ['ratings', 'summary', asked],
    queryFn: () => api.get<RatingSummary>('ratings/summary/', asked),
  })
}
