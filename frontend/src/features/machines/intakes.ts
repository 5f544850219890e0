import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'
import { ALL } from './data'

export type TableKind = 'machines' | 'parts'

export interface Table {
  id: string
  kind: TableKind
  name: string
  state: 'uploaded' | 'done'
  headings: string[]
  mapping: string[]
  meanings: string[]
  made: number
  repeated: number
  refused: { line: number; column: string; code: string }[]
  author: PersonRef
  created_at: string
}

export interface TablePreview {
  new: number
  repeated: number
  refused: number
  lines: {
    line: number
    outcome: 'new' | 'repeated' | 'refused'
    column: string
    code: string
    what: string
    whose: string
  }[]
}

const TABLES = [...ALL, 'tables']

export function useTables() {
  return usePages<Table>([...TABLES, 'list'], 'service-intakes/')
}

export function useTable(id: string) {
  return useQuery({
    queryKey: [...TABLES, 'one', id],
    queryFn: () => api.get<Table>(`service-intakes/${id}/`),
  })
}

export function useTablePreview(row: Table) {
  return useQuery({
    queryKey: [...TABLES, 'preview', row.id, row.mapping],
    queryFn: () => api.get<TablePreview>(`service-intakes/${row.id}/preview/`),
    retry: false,
  })
}

export function useTakeDown() {
  return useMutation({
    mutationFn: ({ kind, file }: { kind: TableKind; file: File }) => {
      const form = new FormData()
      form.set('kind', kind)
      form.set('file', file)
      return api.post<Table>('service-intakes/', form)
    },
  })
}

export function useMapping(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: string[]) => api.patch<Table>(`service-intakes/${id}/`, { mapping }),
    onSuccess: row => client.setQueryData([...TABLES, 'one', id], row),
  })
}

export function useTakeIn(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Table>(`service-intakes/${id}/take-in/`, {}, newKey()),
    onSuccess: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
