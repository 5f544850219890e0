import { useMutation, useQuery } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'
import { ALL, useRenewal } from './data'

export const PAPERS = ['manual', 'purchase', 'warranty', 'inspection', 'other'] as const

export interface Version {
  number: number
  file: string
  url: string | null
  name: string
  size: number
  note: string
  author: PersonRef | null
  created_at: string
}

export interface Paper {
  id: string
  kind: (typeof PAPERS)[number]
  title: string
  is_shared: boolean
  versions: Version[]
}

export interface Label {
  url: string
  created_at: string
  created_by: PersonRef
}

export function usePapers(machine: string) {
  return usePages<Paper>([...ALL, 'papers', machine], `machines/${machine}/documents/`)
}

export function usePaperDeed<T>(work: (said: T) => Promise<unknown>) {
  const renew = useRenewal()
  return useMutation({ mutationFn: work, onSettled: renew })
}

export function useLabel(machine: string) {
  return useQuery({
    queryKey: [...ALL, 'label', machine],
    queryFn: async () => (await api.get<Label | undefined>(`machines/${machine}/label/`)) ?? null,
  })
}

/** Opens a PDF behind a door that asks who is there, beside the page. */
export async function openPdf(path: string, query?: Record<string, string>): Promise<void> {
  const blob = await api.file(path, query)
  const url = URL.createObjectURL(blob)
  window.open(url, '_blank', 'noopener')
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function keepPaper(machine: string, body: object) {
  return api.post(`machines/${machine}/documents/`, body, newKey())
}

export function keepVersion(paper: string, body: object) {
  return api.post(`machine-documents/${paper}/versions/`, body, newKey())
}
