import { createStore, useStore } from '@/lib/store'

/** The number on the team's entry of the rail; small, since the rail stands before anything is loaded. */
export const teamBadge = createStore(0)

export function useTeamBadge(): number {
  return useStore(teamBadge)
}
