import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { ChannelRef } from '@/api/types'

const LOOK_AGAIN_MS = 60_000

export type Warning =
  | 'paused'
  | 'stopped'
  | 'token_refused'
  | 'token_expired'
  | 'token_expiring'
  | 'unconnected'
  | 'webhook_missing'
  | 'webhook_elsewhere'
  | 'webhook_failing'
  | 'webhook_set'
  | 'polled_elsewhere'
  | 'not_polled'
  | 'sender_off'
  | 'quality_low'
  | 'unsent'
  | 'silent'
  | 'parked'

/** A channel something is wrong with. */
export interface Alarm extends ChannelRef {
  /** Events that wait for somebody. */
  parked?: number
  warnings: Warning[]
}

/** Channels to warn of; nobody is told of a failed look, the next one follows in a minute. */
export function useAlarms(): Alarm[] {
  const { data } = useQuery({
    queryKey: ['channel-alarms'],
    queryFn: ({ signal }) => api.get<{ results: Alarm[] }>('channels/health/', undefined, signal),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return data?.results ?? []
}
