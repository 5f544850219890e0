import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, PersonRef } from '@/api/types'
import type { Owed, PaperRef } from './data'

export interface Level {
  id: string
  days: number
  is_on: boolean
  text_es: string
  text_en: string
}

export interface Reminder {
  id: string
  state: 'said' | 'queued' | 'mailed' | 'untold'
  customer: PersonRef
  days: number
  total: Money
  invoices: PaperRef[]
  text: string
  via: string
  reason: string
  conversation: string | null
  created_at: string
}

export interface Waiting {
  is_time: boolean
  results: { customer: PersonRef; days: number; total: Money; invoices: Owed[] }[]
}

export interface Pause {
  paused: boolean
  email_bounced: boolean
  until: string | null
  reason: string
}

const REMINDERS = ['payments', 'reminders']

export function useReminders(asked: { state?: string; customer?: string }) {
  return usePages<Reminder>([...REMINDERS, 'log', asked], 'reminders/', asked)
}

export function useWaiting() {
  return useQuery({
    queryKey: [...REMINDERS, 'waiting'],
    queryFn: () => api.get<Waiting>('reminders/waiting/'),
  })
}

export function useLevels() {
  return useQuery({
    queryKey: [...REMINDERS, 'levels'],
    queryFn: () => api.get<Level[]>('reminder-levels/'),
  })
}

export function useSaveLevel() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Partial<Level> & { id: string }) =>
      api.patch<Level>(`reminder-levels/${id}/`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: REMINDERS }),
  })
}

export function usePause(customer: string) {
  return useQuery({
    queryKey: [...REMINDERS, 'pause', customer],
    queryFn: () => api.get<Pause>(`customers/${customer}/reminder-pause/`),
  })
}

export function useSetPause(customer: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (paused: boolean): Promise<unknown> =>
      paused
        ? api.put<Pause>(`customers/${customer}/reminder-pause/`, {})
        : api.delete(`customers/${customer}/reminder-pause/`),
    onSettled: () => client.invalidateQueries({ queryKey: REMINDERS }),
  })
}
