import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Channel } from './data'

/** How the provider sees the account, as far as it tells; null or empty where it does not. */
export interface Provider {
  asked_at: string | null
  error: string
  token_expires_at: string | null
  webhook_url: string | null
  pending: number | null
  last_error: string
  last_error_at: string | null
  sender: string
  quality: string
}

/** What is asked of a provider again and again. */
export interface Regular {
  done_at: string | null
  error: string
}

export interface Health {
  state: Channel['state']
  webhook_url: string
  last_event_at: string | null
  last_sent_at: string | null
  last_error: string
  last_error_at: string | null
  stopped_at: string | null
  token_state: Channel['token_state']
  silent: boolean
  waiting: number
  parked: number
  queued: number
  warnings: string[]
  oldest_unsent_at?: string | null
  /** The provider asked the whole channel to wait until then. */
  held_until?: string | null
  provider?: Provider
  polling?: Regular | null
}

const LOOK_AGAIN_MS = 5_000

/** Asked again by time while the page is open: provider traffic has no stream of its own. */
export function useHealth(id: string, every = LOOK_AGAIN_MS) {
  return useQuery({
    queryKey: ['channels', id, 'health'],
    queryFn: () => api.get<Health>(`channels/${id}/health/`),
    refetchInterval: every,
  })
}
