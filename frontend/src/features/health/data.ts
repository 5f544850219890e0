import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'

export const LEVELS = ['error', 'warning'] as const
export type Level = (typeof LEVELS)[number]

export interface Finding {
  key: string
  level: Level
  /** What is wrong and what to do, in the language of who asks. */
  detail: string
  about: Record<string, unknown>
}

export interface Archive {
  name: string
  bytes: number
  made_at: string
}

export interface House {
  findings: Finding[]
  backed_up_at: string | null
  backups: number
  /** The newest of them. */
  archives: Archive[]
  checked_at: string
}

const MINUTE = 60_000

/** What is wrong with the house; with `calls` its public address is tried too, which takes a while. */
export function useHouseHealth(calls: boolean) {
  return useQuery({
    queryKey: ['health', calls],
    queryFn: ({ signal }) => api.get<House>('health/', calls ? { calls } : {}, signal),
    refetchInterval: calls ? false : MINUTE,
    staleTime: calls ? MINUTE : 0,
    retry: false,
  })
}
