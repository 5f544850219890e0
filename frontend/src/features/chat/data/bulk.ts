import { useQuery } from '@tanstack/react-query'
import type { Query } from '@/api/client'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import { keys } from './cache'

export interface BulkRun {
  id: string
  action: string
  state: 'running' | 'done' | 'undoing' | 'undone'
  total: number
  done: number
  undone: number
  refused_count: number
  refused: { conversation: string; name: string; code: string; detail: string }[]
}

/** Whom it is about: some, or all that a list holds. */
export type Chosen = { ids: string[] } | { query: Query }

export interface BulkAction {
  action: 'assign' | 'labels' | 'state' | 'snooze' | 'read' | 'priority'
  told: Record<string, unknown>
}

const LOOK_MS = 400

export async function askBulk(chosen: Chosen, { action, told }: BulkAction): Promise<BulkRun> {
  const who = 'query' in chosen ? { query: withoutNothing(chosen.query) } : chosen
  const body = { client_id: crypto.randomUUID(), action, told, ...who }
  return api.post<BulkRun>('conversations/bulk/', body)
}

/** How many a list holds, at most one more than one change takes. */
export function useViewSize(query: Query, enabled: boolean) {
  return useQuery({
    queryKey: ['bulk', 'size', query],
    queryFn: ({ signal }) =>
      api.get<{ count: number; most: number }>('conversations/bulk/', query, signal),
    enabled,
    staleTime: 0,
  }).data
}

export function undoBulk(run: BulkRun): Promise<BulkRun> {
  return api.post<BulkRun>(`bulk/${run.id}/undo/`)
}

/** Looks again and again until it is over, telling each time how far it has come. */
export async function watchBulk(run: BulkRun, told: (run: BulkRun) => void): Promise<BulkRun> {
  let now = run
  while (now.state === 'running' || now.state === 'undoing') {
    told(now)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    now = await api.get<BulkRun>(`bulk/${run.id}/`)
  }
  told(now)
  // What a list with searched words holds now, only the hub can tell.
  void queryClient.invalidateQueries({ queryKey: keys.lists })
  return now
}

function withoutNothing(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== null && value !== undefined),
  )
}
