import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accessToken, api } from '@/api/client'
import { ApiError, problemFrom } from '@/api/errors'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export const FIELDS = [
  'name',
  'last_name',
  'document_number',
  'phone',
  'email',
  'category',
  'status',
  'contract',
] as const
/** One of these, `custom:<id>` of a field of the house, or nothing. */
export type Meaning = string
export type Outcome = 'made' | 'updated' | 'skipped' | 'refused'

export interface Import {
  id: string
  name: string
  state: 'uploaded' | 'running' | 'done' | 'failed'
  headings: string[]
  mapping: Meaning[]
  on_duplicate: 'skip' | 'update'
  rows: number
  done: number
  made: number
  updated: number
  skipped: number
  refused: number
  error: string
  /** The same file was taken in before. */
  repeated: boolean
  by: PersonRef
  created_at: string
}

export interface PreviewLine {
  line: number
  fields: Partial<Record<string, string>>
  outcome: Outcome
  problems: { column: string; code: string; detail: string }[]
  /** Of a known customer; a field's name or `custom:<id>`. */
  changes: { field: string; before: string; after: string }[]
}

/** How the file would turn out: `checked` of its `rows` lines were looked at. */
export interface Preview extends Record<Outcome, number> {
  rows: number
  checked: number
  lines: PreviewLine[]
}

const SOON_MS = 1_000

export function useImports() {
  return usePages<Import>(['imports'], 'customer-imports/')
}

/** Asked again while it runs. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['imports', id],
    queryFn: () => api.get<Import>(`customer-imports/${id}/`),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? SOON_MS : false),
  })
}

export function usePreview({ id, mapping, on_duplicate, state }: Import) {
  return useQuery({
    queryKey: ['imports', id, 'preview', mapping, on_duplicate],
    queryFn: () => api.get<Preview>(`customer-imports/${id}/preview/`),
    enabled: state === 'uploaded' && mapping.includes('name'),
  })
}

export function useTakeDown() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: takeDown,
    onSuccess: row => client.setQueryData(['imports', row.id], row),
  })
}

export function useMapping(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Pick<Import, 'mapping' | 'on_duplicate'>) =>
      api.patch<Import>(`customer-imports/${id}/`, change),
    onSuccess: row => client.setQueryData(['imports', id], row),
  })
}

export function useRun(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Import>(`customer-imports/${id}/run/`),
    onSuccess: row => client.setQueryData(['imports', id], row),
  })
}

async function takeDown(file: File): Promise<Import> {
  const token = await accessToken()
  const headers: Record<string, string> = { 'X-Hub-Client': 'web' }
  if (token) headers.Authorization = `Bearer ${token}`
  const body = new FormData()
  body.append('file', file, file.name)
  const response = await fetch('/api/v1/customer-imports/', {
    method: 'POST',
    headers,
    body,
    credentials: 'same-origin',
  }).catch(() => {
    throw new ApiError(0, 'offline', '')
  })
  const text = await response.text()
  if (!response.ok) throw problemFrom(response.status, text, response.headers.get('Retry-After'))
  return JSON.parse(text) as Import
}
