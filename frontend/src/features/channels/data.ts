import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { ChannelKind } from '@/api/types'

export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  state: 'active' | 'paused' | 'archived'
  /** Ids whole, secrets by their last four. */
  ids: Record<string, string>
  webhook_url: string
  stopped_at: string | null
  token_state: 'untested' | 'valid' | 'refused'
}

export interface Health {
  last_event_at: string | null
  last_sent_at: string | null
  last_error: string
  last_error_at: string | null
  token_state: Channel['token_state']
  silent: boolean
  waiting: number
  parked: number
}

export interface RawEvent {
  id: string
  received_at: string
  state: 'stored' | 'processed' | 'parked'
  result: Partial<Record<ResultKey, number>> | null
  error: string
}

export const RESULTS = ['messages', 'statuses', 'edits', 'deletes', 'reactions', 'parked'] as const
export type ResultKey = (typeof RESULTS)[number]

export interface TestAnswer {
  ok: boolean
  name: string
  detail: string
}

export interface ChannelDraft {
  kind?: ChannelKind
  name?: string
  state?: Channel['state']
  credentials?: Record<string, string>
}

export function useChannels() {
  return usePages<Channel>(['channels'], 'channels/')
}

export function useChannel(id: string) {
  return useQuery({
    queryKey: ['channels', id],
    queryFn: () => api.get<Channel>(`channels/${id}/`),
  })
}

/** Asked again by time while the page is open: provider traffic has no stream of its own. */
export function useHealth(id: string) {
  return useQuery({
    queryKey: ['channels', id, 'health'],
    queryFn: () => api.get<Health>(`channels/${id}/health/`),
    refetchInterval: 5_000,
  })
}

export function useEvents(id: string) {
  return usePages<RawEvent>(['channels', id, 'events'], `channels/${id}/events/`)
}

export function useSaveChannel(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: ChannelDraft) =>
      id ? api.patch<Channel>(`channels/${id}/`, draft) : api.post<Channel>('channels/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useTestChannel(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<TestAnswer>(`channels/${id}/test/`),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels', id] }),
  })
}

export function useRemoveChannel(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`channels/${id}/`),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['channels', id] })
      return client.invalidateQueries({ queryKey: ['channels'], exact: true })
    },
  })
}

export function useReplay(channel: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (event: string) => api.post(`events/${event}/replay/`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels', channel, 'events'] }),
  })
}
