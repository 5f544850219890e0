import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export type Told = string | number | boolean | null | unknown[] | Record<string, unknown>

export interface Entry {
  id: string
  at: string
  action: string
  by: (PersonRef & { role: string }) | null
  object: { kind: string; id: string; name: string }
  /** Field → before and after; `•••` is not told. */
  changes: Record<string, [Told, Told]>
  about: Record<string, Told>
  ip: string | null
  session: string | null
}

export interface Asked {
  q?: string
  by?: string
  kind?: string
  action?: string
  object?: string
  since?: string
  until?: string
}

interface Facts {
  kinds: string[]
  actions: string[]
  sealed_until: string | null
  broken: string[]
}

export function useEntries(asked: Asked) {
  return usePages<Entry>(['audit', asked], 'audit/', { ...asked })
}

export function useFacts() {
  return useQuery({ queryKey: ['audit', 'facts'], queryFn: () => api.get<Facts>('audit/facts/') })
}
