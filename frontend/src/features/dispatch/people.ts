import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { PersonRef } from '@/api/types'
import { type Absence, type AbsenceKind, ALL, type Held, type Skill } from './data'

export interface Shift {
  weekday: number
  starts: string
  ends: string
}

export interface Technician extends PersonRef {
  skills: Held[]
  shifts: Shift[]
  absences: Absence[]
}

export interface Expiring {
  technician: PersonRef
  skill: Skill
  expires_on: string
  expired: boolean
}

export interface Rules {
  travel_minutes: number
  warn_days: number
}

interface AbsenceDraft {
  kind: AbsenceKind
  starts_at: string
  ends_at: string
  note: string
  anyway?: boolean
}

const PEOPLE = [...ALL, 'people']

export function useTechnicians() {
  return useQuery({
    queryKey: [...PEOPLE, 'list'],
    queryFn: () => api.get<Technician[]>('technicians/'),
  })
}

export function useTechnician(id: string) {
  return useQuery({
    queryKey: [...PEOPLE, 'one', id],
    queryFn: () => api.get<Technician>(`technicians/${id}/`),
    retry: false,
  })
}

export function useSkills() {
  return useQuery({ queryKey: [...PEOPLE, 'skills'], queryFn: () => api.get<Skill[]>('skills/') })
}

export function useExpiring() {
  return useQuery({
    queryKey: [...PEOPLE, 'expiring'],
    queryFn: () => api.get<Expiring[]>('skills/expiring/'),
  })
}

export function useRules() {
  return useQuery({
    queryKey: [...PEOPLE, 'rules'],
    queryFn: () => api.get<Rules>('dispatch/rules/'),
  })
}

function useKept<T, R = unknown>(change: (value: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useKeepRules() {
  return useKept((rules: Partial<Rules>) => api.patch<Rules>('dispatch/rules/', rules))
}

export function useAddSkill() {
  return useKept((name: string) => api.post<Skill>('skills/', { name }))
}

export function useChangeSkill(id: string) {
  return useKept((change: { name?: string; archived?: boolean }) =>
    api.patch<Skill>(`skills/${id}/`, change),
  )
}

export function useArrange(id: string) {
  const path = `technicians/${id}/`
  return {
    skills: useKept((skills: { skill: string; level: number; expires_on: string | null }[]) =>
      api.put(`${path}skills/`, { skills }),
    ),
    shifts: useKept((shifts: Shift[]) => api.put(`${path}shifts/`, { shifts })),
    away: useKept((draft: AbsenceDraft) =>
      api.post<Absence & { orders: PersonRef[] }>(`${path}absences/`, draft),
    ),
    back: useKept((absence: string) => api.delete(`${path}absences/${absence}/`)),
  }
}
