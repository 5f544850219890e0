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
  /** Customers see that we read and write. */
  shows_read: boolean
  /** People answer beyond the window; null where the channel knows no such thing. */
  human_agent: boolean | null
  last_error: string
  /** The way it is set up, where a provider has several. */
  path: string
  /** The first webhook ever. */
  heard_at: string | null
  /** The provider verified our address. */
  registered_at: string | null
  connecting: boolean
  /** Secrets replaced lately still prove webhooks until then. */
  former_until: string | null
}

export interface TestAnswer {
  ok: boolean
  name: string
  detail: string
  ids: Record<string, string>
  /** Our token or account, said by those that know. */
  refused?: boolean
}

export interface ChannelDraft {
  kind?: ChannelKind
  name?: string
  path?: string
  state?: Channel['state']
  credentials?: Record<string, string>
  shows_read?: boolean
  human_agent?: boolean
}

/** Provider traffic has no stream of its own: what a person waits for is looked for. */
export const SOON_MS = 2_000

export function useChannels() {
  return usePages<Channel>(['channels'], 'channels/')
}

/** `watched`: looked at again by time, while somebody waits for a provider. */
export function useChannel(id: string, watched: (channel: Channel) => boolean = () => false) {
  return useQuery({
    queryKey: ['channels', id],
    queryFn: () => api.get<Channel>(`channels/${id}/`),
    refetchInterval: ({ state }) => (state.data && watched(state.data) ? SOON_MS : false),
  })
}

/** Whether providers reach us at all; it changes with the environment alone. */
export function useGround() {
  return useQuery({
    queryKey: ['channels', 'ground'],
    queryFn: () => api.get<{ public_url: string; reachable: boolean }>('channels/ground/'),
  })
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

interface Renewal {
  credentials: Record<string, string>
  /** Keep them even if the provider does not take them. */
  untested?: boolean
}

export function useRenewSecrets(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (renewal: Renewal) => api.post<TestAnswer>(`channels/${id}/credentials/`, renewal),
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
