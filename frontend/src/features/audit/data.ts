import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export type Told = string | number | boolean | null | unknown[] | Record<string, unknown>

/** What a row is called today, and the row whose page shows it. */
export interface Called {
  name: string
  kind: string
  id: string
}

export interface Entry {
  id: string
  at: string
  action: string
  by: (PersonRef & { role: string }) | null
  object: { kind: string; id: string; name: string; page: Called | null }
  /** Field → before and after; `•••` is not told. */
  changes: Record<string, [Told, Told]>
  about: Record<string, Told>
  /** Id in `changes` or `about` → what it is, where it still is. */
  names: Record<string, Called>
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
  verified_until: string | null
  broken: string[]
  checked_at: string | null
  whole_at: string | null
}

export function useEntries(asked: Asked) {
  return usePages<Entry>(['audit', asked], 'audit/', { ...asked })
}

export function useFacts() {
  return useQuery({ queryKey: ['audit', 'facts'], queryFn: () => api.get<Facts>('audit/facts/') })
}
