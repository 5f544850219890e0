import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { PersonRef } from '@/api/types'

export type Scope = 'personal' | 'team' | 'all'

export interface TeamRef {
  id: string
  name: string
}

/** How this person likes their desk. */
export interface Desk {
  default_view: string | null
  /** What is sent to customers may be taken back for so long; 0: it leaves at once. */
  undo_seconds: number
}

/** What holds for the whole counter; minutes, null: nobody is told. */
export interface Rules {
  team_after: number | null
  admins_after: number | null
}

/** A list with a name; `query` is what its address says. */
export interface SavedView {
  id: string
  name: string
  scope: Scope
  team: TeamRef | null
  owner: PersonRef | null
  query: Record<string, unknown>
  position: number
}

const DESK = ['desk'] as const
const RULES = ['desk-rules'] as const
const VIEWS = ['views'] as const
const COUNTS = ['views', 'counts'] as const
const COUNTED_EVERY_MS = 60_000

export function useDesk() {
  return useQuery({ queryKey: DESK, queryFn: () => api.get<Desk>('me/desk/') })
}

/** Until the hub has said so, nothing is held back. */
export function undoSeconds(): number {
  return queryClient.getQueryData<Desk>(DESK)?.undo_seconds ?? 0
}

export function useChangeDesk() {
  return useMutation({
    mutationFn: (change: Partial<Desk>) => api.put<Desk>('me/desk/', change),
    onSuccess: desk => queryClient.setQueryData(DESK, desk),
  })
}

export function useRules() {
  return useQuery({ queryKey: RULES, queryFn: () => api.get<Rules>('desk-rules/') })
}

export function useChangeRules() {
  return useMutation({
    mutationFn: (change: Partial<Rules>) => api.put<Rules>('desk-rules/', change),
    onSuccess: rules => queryClient.setQueryData(RULES, rules),
  })
}

const NONE: SavedView[] = []

export function useViews(): SavedView[] {
  return useQuery({ queryKey: VIEWS, queryFn: () => api.get<SavedView[]>('views/') }).data ?? NONE
}

interface ViewCounts {
  counts: Record<string, number>
  most: number
}

/** Asked when the list opens and once a minute while one looks; events ask for none. */
export function useViewCounts(enabled: boolean): ViewCounts | undefined {
  return useQuery({
    queryKey: COUNTS,
    queryFn: () => api.get<ViewCounts>('views/counts/'),
    refetchInterval: COUNTED_EVERY_MS,
    staleTime: COUNTED_EVERY_MS,
    enabled,
  }).data
}

type ViewDraft = Pick<SavedView, 'name' | 'scope' | 'query'> & { team: string | null }

export async function saveView(draft: ViewDraft): Promise<SavedView> {
  const view = await api.post<SavedView>('views/', draft)
  await queryClient.invalidateQueries({ queryKey: VIEWS })
  return view
}

export async function forgetView(id: string): Promise<void> {
  await api.delete(`views/${id}/`)
  await queryClient.invalidateQueries({ queryKey: VIEWS })
}
