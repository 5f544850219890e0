import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Page, PersonRef } from '@/api/types'
import type { Tone } from '@/ui/StateChip'
import { ALL, useRenewal } from './data'

export const DUE = ['overdue', 'soon', 'waiting', 'paused'] as const
export type Due = (typeof DUE)[number] | 'later'

export interface Plan {
  id: string
  title: string
  work: string
  kind: PersonRef
  machine: PersonRef & { serial: string; hour_meter: number; state: string }
  customer: PersonRef
  every_days: number | null
  every_months: number | null
  every_hours: number | null
  counts_from: 'due' | 'done'
  lead_days: number
  next_on: string | null
  next_hours: number | null
  due: Due
  waits_for: PersonRef | null
  is_paused: boolean
  version: number
}

interface PlanDraft {
  title: string
  kind: string
  work: string
  every_days: number | null
  every_months: number | null
  every_hours: number | null
  counts_from: 'due' | 'done'
  lead_days: number
  next_on: string | null
  next_hours: number | null
}

export const TONE: Record<Due, Tone> = {
  overdue: 'bad',
  soon: 'warn',
  waiting: 'primary',
  paused: 'plain',
  later: 'ok',
}

export function usePlans(asked: Record<string, string>) {
  return usePages<Plan>([...ALL, 'plans', asked], 'service-plans/', asked)
}

export function useServiceKinds() {
  return useQuery({
    queryKey: [...ALL, 'service-kinds'],
    queryFn: () => api.get<Page<PersonRef>>('service-kinds/', { limit: 200 }),
    select: page => page.results,
    staleTime: 60_000,
  })
}

export function useSavePlan(machine: string, plan: Plan | null) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ draft, key }: { draft: PlanDraft; key: string }) =>
      plan
        ? api.patch(`service-plans/${plan.id}/`, { ...draft, version: plan.version })
        : api.post(`machines/${machine}/plans/`, draft, key),
    onSuccess: renew,
  })
}

export function usePlanDeed(plan: Plan) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ deed, key }: { deed: 'pause' | 'resume' | 'run'; key: string }) =>
      api.post(`service-plans/${plan.id}/${deed}/`, { version: plan.version }, key),
    onSettled: renew,
  })
}

type Rhythm = Pick<Plan, 'every_days' | 'every_months' | 'every_hours'>

/** The texts that tell a rhythm, and their numbers: `cada 3 meses` and `cada 250 h`. */
export function rhythmOf(plan: Rhythm): { key: string; count: number }[] {
  const pairs: [string, number | null][] = [
    ['plan.everyDays', plan.every_days],
    ['plan.everyMonths', plan.every_months],
    ['plan.everyHours', plan.every_hours],
  ]
  return pairs.flatMap(([key, count]) => (count ? [{ key, count }] : []))
}

export type Unit = 'days' | 'months' | 'none'

/** What a form of a plan says, as the hub takes it; empty fields are nothing. */
export function draftOf(form: {
  title: string
  kind: string
  work: string
  unit: Unit
  count: number | ''
  hours: number | ''
  countsFrom: 'due' | 'done'
  lead: number | ''
  nextOn: string | null
  nextHours: number | ''
}): PlanDraft {
  const count = form.count || null
  return {
    title: form.title.trim(),
    kind: form.kind,
    work: form.work,
    every_days: form.unit === 'days' ? count : null,
    every_months: form.unit === 'months' ? count : null,
    every_hours: form.hours || null,
    counts_from: form.countsFrom,
    lead_days: form.lead === '' ? 0 : form.lead,
    next_on: form.unit === 'none' ? null : form.nextOn,
    next_hours: form.hours === '' || form.nextHours === '' ? null : form.nextHours,
  }
}
