import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { ChannelRef } from '@/api/types'

export interface RawEvent {
  id: string
  received_at: string
  state: 'stored' | 'processed' | 'parked'
  result: Partial<Record<ResultKey, number>> | null
  error: string
}

export interface ParkedEvent extends RawEvent {
  channel: ChannelRef
}

export const STATES = ['stored', 'processed', 'parked'] as const
export const RESULTS = ['messages', 'statuses', 'edits', 'deletes', 'reactions', 'parked'] as const
export type ResultKey = (typeof RESULTS)[number]

export interface Asked {
  state: '' | RawEvent['state']
  result: '' | ResultKey | 'nothing'
  /** An instant. */
  since: string
}

const LOOK_AGAIN_MS = 5_000

/** Asked again by time while the log is open; a long list that somebody pages through is left alone. */
export function useEvents(channel: string, asked: Asked, every: number | false = LOOK_AGAIN_MS) {
  return usePages<RawEvent>(
    ['channels', channel, 'events', asked],
    `channels/${channel}/events/`,
    { ...asked, limit: 20 },
    every || undefined,
  )
}

export function useParked() {
  return usePages<ParkedEvent>(['channels', 'parked'], 'events/parked/', {}, LOOK_AGAIN_MS)
}

export function useBody(event: string) {
  return useQuery({
    queryKey: ['event', event],
    queryFn: () => api.get<RawEvent & { body: string }>(`events/${event}/`),
  })
}

export function useReplay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (event: string) => api.post<RawEvent>(`events/${event}/replay/`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useReplayParked(channel: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<{ replayed: number }>(`channels/${channel}/replay/`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}
