import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Action } from '@/api/types'
import { keys } from '../data/conversations'

const NONE: Action[] = []

/** What can be done from this conversation, locked or not. */
export function useActions(conversation: string, enabled: boolean): Action[] {
  const { data } = useQuery<Action[]>({
    queryKey: keys.actions(conversation),
    queryFn: ({ signal }) => api.get(`conversations/${conversation}/actions/`, undefined, signal),
    enabled,
  })
  return data ?? NONE
}
