import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Counts } from './data'
import { keys } from './keys'

export function useCounts() {
  return useQuery({
    queryKey: keys.counts,
    queryFn: () => api.get<Counts>('queries/counts/'),
    refetchInterval: 60_000,
  })
}

/** What stands on the entry of the rail. */
export function usePendingOfMine(): number {
  return useCounts().data?.mine ?? 0
}
