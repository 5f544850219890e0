import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page, PersonRef } from '@/api/types'

export type Unit =
  | 'count'
  | 'money'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'percent'
  | 'score'
  | 'number'
  | 'text'
  | 'day'
  | 'instant'
export type Value = number | string | Money | null

interface Measure {
  key: string
  label: string
  formula: string
  unit: Unit
  better: number
}

export interface Card {
  key: string
  group: { key: string; title: string }
  title: string
  description: string
  figures: Measure[]
}

export type Standing = 'green' | 'amber' | 'red' | 'none'

export interface Figure extends Measure {
  value: Value
  previous: Value
  change: number | null
  link: string
  goal: {
    id: string
    comparison: Comparison
    target: Value
    amber: Value
    standing: Standing
  } | null
}

export interface Chart {
  key: string
  title: string
  look: 'line' | 'bars' | 'stacked' | 'heatmap' | 'funnel'
  unit: Unit
  names: { key: string; label: string }[]
  points: { x: string; values: (number | null)[] }[]
}

export interface Table {
  key: string
  title: string
  columns: { key: string; label: string; unit: Unit }[]
  rows: { cells: Value[]; link: string }[]
}

export interface Filter {
  key: string
  label: string
  name: string
  choices: PersonRef[] | null
}

export interface Days {
  since: string
  until: string
}

export interface Report extends Omit<Card, 'figures'> {
  range: Days
  compared: Days | null
  currency: string
  filters: Filter[]
  figures: Figure[]
  charts: Chart[]
  tables: Table[]
  made_at: string
}

export const FORMATS = ['xlsx', 'csv', 'pdf'] as const
export type Format = (typeof FORMATS)[number]

export interface Run {
  id: string
  report: string
  title: string
  asked: Record<string, string | boolean>
  format: Format | 'json'
  state: 'queued' | 'running' | 'done' | 'failed'
  done: number
  size: number
  error: string
  url: string
  created_at: string
  ended_at: string | null
  expires_at: string
}

export const PRESETS = [
  'today',
  '7d',
  '30d',
  'month',
  'last_month',
  'quarter',
  'year',
  'custom',
] as const
type Preset = (typeof PRESETS)[number]
export type Comparison = 'at_least' | 'at_most'

export interface Goal {
  id: string
  report: string
  report_title: string
  figure: string
  figure_label: string
  unit: Unit
  comparison: Comparison
  target: Value
  amber: Value
  period: Exclude<Preset, 'custom'>
  scope: 'house' | 'team' | 'person'
  team: PersonRef | null
  person: PersonRef | null
  created_by: PersonRef
  updated_at: string
}

export interface GoalTold extends Goal {
  value: Value
  standing: Standing
}

export interface Wall {
  at: string
  open: number
  waiting: number
  longest_since_at: string | null
  unassigned: number
  at_risk: number
  breached: number
  first_replies: number
  first_reply_p50: number | null
  first_reply_p90: number | null
  advisors: { id: string; name: string; presence: string; load: number; waiting: number }[]
  longest: { id: string; name: string; channel: string; assignee: string; since_at: string }[]
}

export type Asked = Record<string, string>

const KEY = 'reports'
export const WALL = [KEY, 'wall'] as const

export function useReports() {
  return useQuery({
    queryKey: [KEY, 'index'],
    queryFn: async () => (await api.get<Page<Card>>('reports/')).results,
  })
}

export function useReport(key: string, asked: Asked) {
  return useQuery({
    queryKey: [KEY, 'one', key, asked],
    queryFn: ({ signal }) => api.get<Report>(`reports/${key}/`, asked, signal),
    retry: false,
    placeholderData: before => (before?.key === key ? before : undefined),
  })
}

export function useRuns() {
  return usePages<Run>([KEY, 'runs'], 'report-runs/')
}

/** One that is being made: asked for again until it is done. */
export function useRun(run: Run) {
  return useQuery({
    queryKey: [KEY, 'run', run.id],
    queryFn: () => api.get<Run>(`report-runs/${run.id}/`),
    initialData: run,
    refetchInterval: query => (isOpen(query.state.data) ? 2_000 : false),
  })
}

export function isOpen(run: Run | undefined): boolean {
  return run?.state === 'queued' || run?.state === 'running'
}

export function useMakeRun(key: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => api.post<Run>(`reports/${key}/runs/`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY, 'runs'] }),
  })
}

export function useDropRun() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`report-runs/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY, 'runs'] }),
  })
}

export function useGoals() {
  return usePages<Goal>([KEY, 'goals'], 'report-goals/')
}

export function useGoal(id: string) {
  return useQuery({
    queryKey: [KEY, 'goal', id],
    queryFn: () => api.get<GoalTold>(`report-goals/${id}/`),
  })
}

export function useKeepGoal(goal: Goal | null, key: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object) =>
      goal
        ? api.patch<Goal>(`report-goals/${goal.id}/`, body)
        : api.post<Goal>('report-goals/', body, key),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export function useDropGoal() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`report-goals/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export function useWall() {
  return useQuery({
    queryKey: WALL,
    queryFn: () => api.get<Wall>('reports/wallboard/'),
    refetchInterval: 5_000,
  })
}
