import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { useCompany } from '@/api/house'
import type { PersonRef } from '@/api/types'

export type Risk = 'none' | 'calm' | 'soon' | 'late'
export type DoubtCode = 'no_skill' | 'skill_expired' | 'outside_shift' | 'day_off'
export type AbsenceKind = 'holiday' | 'sick' | 'training' | 'other'

export interface Planned {
  id: string
  number: string
  title: string
  customer: PersonRef
  kind: PersonRef
  machine: PersonRef | null
  place: string
  priority: 'low' | 'normal' | 'high' | 'urgent'
  state: string
  allowed_transitions: string[]
  minutes: number
  wanted_from_at: string | null
  wanted_until_at: string | null
  starts_at: string | null
  ends_at: string | null
  due_at: string | null
  risk: Risk
  version: number
}

export interface Skill {
  id: string
  name: string
  archived_at: string | null
}

export interface Held {
  skill: Skill
  level: number
  expires_on: string | null
  expired: boolean
}

export interface Absence {
  id: string
  kind: AbsenceKind
  starts_at: string
  ends_at: string
  note: string
}

export interface Booked {
  id: string
  starts_at: string
  ends_at: string
  away: boolean
  /** When who is on the way says they arrive. */
  eta_at: string | null
  overruled: string
  order: Planned
}

export interface Lane {
  technician: PersonRef
  any_time: boolean
  skills: Held[]
  shifts: { starts_at: string; ends_at: string }[]
  absences: Absence[]
  bookings: Booked[]
  booked_minutes: number
  available_minutes: number
}

interface DayOff {
  on: string
  name: string
}

export interface Board {
  starts_at: string
  ends_at: string
  travel_minutes: number
  days_off: DayOff[]
  queue: Planned[]
  waiting: number
  lanes: Lane[]
}

export interface Slot {
  technician: PersonRef
  starts_at: string
  ends_at: string
  level: number
  doubts: { code: DoubtCode; names: string[] }[]
  late: boolean
  after_wanted: boolean
}

export interface Slots {
  minutes: number
  travel_minutes: number
  slots: Slot[]
  left_out: { technician: PersonRef; skills: string[] }[]
}

export interface CalendarOrder extends Planned {
  technicians: PersonRef[]
}

export interface CalendarDays {
  orders: CalendarOrder[]
  absences: (Absence & { technician: PersonRef })[]
  days_off: DayOff[]
}

/** When and whom; `overruled` says why in spite of what speaks against it. */
export interface Plan {
  order: string
  version: number
  starts_at: string
  ends_at: string
  technicians: string[]
  overruled?: string
}

export const ALL = ['dispatch']
const MINUTE = 60_000

export function useZone(): string {
  return useCompany().data?.zone ?? 'America/Lima'
}

export function useBoard(since: string, until: string) {
  return useQuery({
    queryKey: [...ALL, 'board', since, until],
    queryFn: ({ signal }) => api.get<Board>('dispatch/', { since, until }, signal),
    placeholderData: before => before,
    // What was calm becomes late without anybody doing anything.
    refetchInterval: MINUTE,
  })
}

export function useSlots(order: string, minutes: number) {
  return useQuery({
    queryKey: [...ALL, 'slots', order, minutes],
    queryFn: ({ signal }) => api.get<Slots>(`service-orders/${order}/slots/`, { minutes }, signal),
    placeholderData: before => before,
  })
}

export function useCalendar(since: string, until: string, enabled = true) {
  return useQuery({
    queryKey: [...ALL, 'calendar', since, until],
    queryFn: ({ signal }) => api.get<CalendarDays>('calendar/', { since, until }, signal),
    placeholderData: before => before,
    enabled,
  })
}

export function useAssign() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ order, ...body }: Plan) =>
      api.post(`service-orders/${order}/assign/`, body, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useUnassign() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ order, version }: { order: string; version: number }) =>
      api.post(`service-orders/${order}/unassign/`, { version }, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

const LINK = ['calendar-link']

export interface FeedLink {
  created_at: string | null
  link: string
}

export function useFeedLink() {
  const client = useQueryClient()
  const renew = () => client.invalidateQueries({ queryKey: LINK })
  return {
    now: useQuery({ queryKey: LINK, queryFn: () => api.get<FeedLink>('me/calendar-link/') }),
    make: useMutation({
      mutationFn: () => api.post<FeedLink>('me/calendar-link/'),
      onSuccess: renew,
    }),
    revoke: useMutation({ mutationFn: () => api.delete('me/calendar-link/'), onSuccess: renew }),
  }
}
