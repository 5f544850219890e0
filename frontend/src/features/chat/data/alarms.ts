import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { ChannelRef } from '@/api/types'

const LOOK_AGAIN_MS = 60_000

/** A channel something is wrong with. */
export interface Alarm extends ChannelRef {
  warnings: ('paused' | 'stopped' | 'token_refused' | 'silent' | 'parked')[]
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
