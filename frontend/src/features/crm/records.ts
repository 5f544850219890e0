import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Attachment, Page, PersonRef } from '@/api/types'
import type { Money } from '@/lib/format'

export interface TimelineEvent {
  kind: string
  id: string
  at: string
  title: string
  summary: string
  who: string
  state: string
  amount: Money | null
  link: string
}

interface TimelinePage extends Page<TimelineEvent> {
  kinds: { key: string; label: string }[]
}

export function useTimeline(id: string, kind: string) {
  return usePages<TimelineEvent, TimelinePage>(
    ['customers', id, 'timeline', kind],
    `customers/${id}/timeline/`,
    { kind },
  )
}

export interface Note {
  id: string
  text: string
  author: PersonRef
  created_at: string
  edited_at: string | null
  pinned_at: string | null
  mine: boolean
  editions: { text: string; by: PersonRef; at: string }[]
}

export function useNotes(id: string) {
  return usePages<Note>(['customers', id, 'notes'], `customers/${id}/notes/`)
}

export interface CustomerFile {
  id: string
  file: Attachment
  by: PersonRef
  created_at: string
  mine: boolean
}

export function useFiles(id: string) {
  return usePages<CustomerFile>(['customers', id, 'files'], `customers/${id}/files/`)
}

export interface Contact {
  id: string
  person: string
  name: string
  phone: string
  email: string
  role: string
  is_primary: boolean
  is_admin: boolean
  has_portal: boolean
}

export function useContacts(id: string) {
  return useQuery({
    queryKey: ['customers', id, 'contacts'],
    queryFn: () => api.get<Contact[]>(`customers/${id}/contacts/`),
  })
}

/** Does something to what is written down about a customer, and looks at it anew. */
export function useRecord<V, T = unknown>(id: string, run: (value: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: ['customers', id] }),
  })
}
