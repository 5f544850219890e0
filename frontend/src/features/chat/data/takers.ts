import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { PersonRef } from '@/api/types'
import type { Colleague } from './colleagues'

/** Somebody who answers, and how many open conversations they have. */
export interface Taker extends Colleague {
  open: number
  capacity: number | null
  teams: string[]
}

export interface TakingTeam extends PersonRef {
  open: number
  /** Of those, what nobody has. */
  waiting: number
}

export interface Takers {
  people: Taker[]
  teams: TakingTeam[]
}

/** Whom a conversation can be given to; asked each time somebody is about to. */
export function useTakers() {
  return useQuery({
    queryKey: ['takers'],
    queryFn: () => api.get<Takers>('takers/'),
    staleTime: 5_000,
  })
}

/** The house's teams, for views and filters. */
export function useTeams() {
  return useQuery({
    queryKey: ['takers'],
    queryFn: () => api.get<Takers>('takers/'),
    staleTime: 60_000,
    select: takers => takers.teams,
  })
}
