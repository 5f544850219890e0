import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Page, PersonRef } from '@/api/types'

export const ITEM_KINDS = ['check', 'number', 'text', 'choice', 'meter', 'photo'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export interface Item {
  /** The same from one version to the next; empty until it was kept once. */
  key: string
  kind: ItemKind
  label: string
  required: boolean
  unit: string
  min: string | null
  max: string | null
  choices: string[]
  bad: string[]
}

export interface Checklist {
  id: string
  name: string
  machine_kind: PersonRef | null
  order_kind: PersonRef | null
  version: number
  items: Item[]
  archived_at: string | null
}

export interface ChecklistDraft {
  name: string
  machine_kind: string | null
  order_kind: string | null
  items: Item[]
}

const ALL = ['checklists']
const MANY = 200
const MINUTE = 60_000

export function useChecklists() {
  return usePages<Checklist>([...ALL, 'list'], 'checklists/')
}

export function useChecklist(id: string) {
  return useQuery({
    queryKey: [...ALL, id],
    queryFn: () => api.get<Checklist>(`checklists/${id}/`),
    enabled: id !== '',
  })
}

/** What a checklist can be for: kinds of machines, or of orders. */
export function useKindsOf(what: 'machine-kinds' | 'service-kinds') {
  return useQuery({
    queryKey: [...ALL, what],
    queryFn: () => api.get<Page<PersonRef>>(`${what}/`, { limit: MANY }),
    select: page => page.results.map(({ id, name }) => ({ value: id, label: name })),
    staleTime: MINUTE,
  })
}

export function useKeepChecklist(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: ChecklistDraft) =>
      id
        ? api.patch<Checklist>(`checklists/${id}/`, draft)
        : api.post<Checklist>('checklists/', draft),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

/** Asks it of no order any more, or again. */
export function usePutAway() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, archived_at }: Checklist) =>
      api.patch<Checklist>(`checklists/${id}/`, { archived: !archived_at }),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
