import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Availability, ChannelKind, Page, PersonRef, Role } from '@/api/types'

export interface Team extends PersonRef {
  members: (PersonRef & { role: Role })[]
}

export interface TeamDraft {
  name: string
  members: string[]
}

export type Mode = 'claim' | 'round_robin' | 'least_busy'

export interface Routing {
  /** `null`: the house's. */
  team: string | null
  mode: Mode
  capacity: number
  keeps: boolean
  away_after: number
}

export interface Taker extends PersonRef {
  role: Role
  availability: Availability
  presence: 'online' | 'away' | 'offline'
  open: number
  capacity: number | null
}

/** From and to, `HH:MM`. */
export type Span = [string, string]

export interface OwnDay {
  on: string
  name: string
  spans: Span[]
}

export interface HoursDraft {
  zone: string
  /** Monday first; empty: always. */
  week: Span[][]
  country: string
  worked: string[]
  days: OwnDay[]
}

export interface Hours extends HoursDraft {
  team: string | null
  open_now: boolean
  next_opening: string | null
  closed: Holiday[]
  said: string
}

export interface Holiday {
  on: string
  name: string
}

export interface Option {
  id: string
  title: string
  team: string | null
  label: string
  text: string
}

export interface Menu {
  question: string
  again: string
  team: string | null
  minutes: number
  options: Option[]
}

export interface ReceptionDraft {
  greets: boolean
  greeting: string
  tells_hours: boolean
  away: string
  asks: boolean
  menu: Menu | null
}

export interface Reception extends ReceptionDraft {
  channel: string | null
}

export interface Channel {
  id: string
  kind: ChannelKind
  name: string
}

/** What the address of the house's own setting says in place of a team or a channel. */
export const HOUSE = 'house'

export function useTeams() {
  return usePages<Team>(['teams'], 'teams/', { limit: 200 })
}

export function useColleagues() {
  return useQuery({
    queryKey: ['counter', 'colleagues'],
    queryFn: () => api.get<Page<PersonRef & { role: Role }>>('users/', { staff: true, limit: 200 }),
    select: page => page.results,
  })
}

export function useChannels() {
  return usePages<Channel>(['channels'], 'channels/')
}

export function useRoutings() {
  return useQuery({ queryKey: ['routing'], queryFn: () => api.get<Routing[]>('routing/') })
}

export function useTakers() {
  return useQuery({
    queryKey: ['takers'],
    queryFn: () => api.get<{ people: Taker[] }>('takers/'),
    refetchInterval: 15_000,
  })
}

export function useHours() {
  return useQuery({ queryKey: ['hours'], queryFn: () => api.get<Hours[]>('hours/') })
}

export function useHolidays(country: string, year: number) {
  return useQuery({
    queryKey: ['holidays', country, year],
    queryFn: () => api.get<Holiday[]>('holidays/', { country, year }),
    enabled: country !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useReceptions() {
  return useQuery({ queryKey: ['receptions'], queryFn: () => api.get<Reception[]>('receptions/') })
}

/** Saves something and has the lists it stands in read again. */
function useSaving<T, R>(save: (value: T) => Promise<R>, ...keys: string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await Promise.all(keys.map(key => client.invalidateQueries({ queryKey: [key] })))
    },
  })
}

export function useSaveTeam(id: string | null) {
  return useSaving(
    (draft: TeamDraft) =>
      id ? api.patch<Team>(`teams/${id}/`, draft) : api.post<Team>('teams/', draft),
    'teams',
    'takers',
  )
}

export function useRemoveTeam(id: string) {
  return useSaving(() => api.delete(`teams/${id}/`), 'teams', 'takers', 'routing', 'hours')
}

/** `null` lets a team do as the house does. */
export function saveRouting(of: string, draft: Partial<Routing> | null): Promise<unknown> {
  return draft ? api.put(`routing/${of}/`, draft) : api.delete(`routing/${of}/`)
}

export function useSaveRouting(of: string) {
  return useSaving((draft: Partial<Routing> | null) => saveRouting(of, draft), 'routing')
}

export function useSaveSeat(person: string) {
  return useSaving((capacity: number | null) => api.put(`seats/${person}/`, { capacity }), 'takers')
}

export function useSaveHours(of: string) {
  return useSaving(
    (draft: HoursDraft | null): Promise<unknown> =>
      draft ? api.put(`hours/${of}/`, draft) : api.delete(`hours/${of}/`),
    'hours',
  )
}

export function useSaveReception(of: string) {
  return useSaving(
    (draft: ReceptionDraft | null): Promise<unknown> =>
      draft ? api.put(`receptions/${of}/`, draft) : api.delete(`receptions/${of}/`),
    'receptions',
  )
}
