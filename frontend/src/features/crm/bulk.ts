import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/api/client'
import type { CustomerFilter } from './data'

export interface Bulk {
  id: string
  state: 'running' | 'done' | 'undoing' | 'undone'
  total: number
  done: number
}

export interface BulkChange {
  category?: string
  status?: string
  add?: string[]
  remove?: string[]
}

/** Those picked, or all the list shows. */
export type Meant = { ids: string[] } | { filter: CustomerFilter }

export function useBulk(onStarted: (bulk: Bulk) => void) {
  return useMutation({
    mutationFn: ({ change, ...meant }: Meant & { change: BulkChange }) =>
      api.post<Bulk>('customer-bulk/', { ...meant, change }),
    onSuccess: onStarted,
  })
}

export const undoBulk = (id: string) => api.post<Bulk>(`customer-bulk/${id}/undo/`, {})

const working = (bulk: Bulk | undefined) => bulk?.state === 'running' || bulk?.state === 'undoing'

/** How far a change is; the customers are looked at anew when it ends. */
export function useProgress(id: string | null) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['customer-bulk', id],
    queryFn: () => api.get<Bulk>(`customer-bulk/${id}/`),
    enabled: id !== null,
    refetchInterval: query => (working(query.state.data) ? 700 : false),
  })
  const ended = data !== undefined && !working(data)
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['customers'] })
  }, [ended, client])
  return data
}
