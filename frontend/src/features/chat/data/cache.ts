import type { InfiniteData } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import type { Filters } from './filters'

export const keys = {
  conversation: (id: string) => ['conversation', id] as const,
  detail: (id: string) => ['conversation-detail', id] as const,
  lists: ['conversations'] as const,
  list: (filters: Filters) => ['conversations', filters] as const,
  counts: ['conversation-counts'] as const,
  messages: (id: string) => ['messages', id] as const,
  actions: (id: string) => ['conversation-actions', id] as const,
  panel: (id: string) => ['conversation-panel', id] as const,
  history: (message: string) => ['history', message] as const,
  pins: (id: string) => ['pins', id] as const,
  link: (path: string) => ['link', path] as const,
}

/** One page of a list: only ids, since each conversation has its own place in the cache. */
export interface IdPage {
  ids: string[]
  next: string | null
}
const MOST_UNREAD = 999
export type IdPages = InfiniteData<IdPage, string | null>

// Rows point into these, so they must not be forgotten while a list is on the screen.
queryClient.setQueryDefaults(['conversation'], { gcTime: Number.POSITIVE_INFINITY })

export function knownConversation(id: string): Conversation | undefined {
  return queryClient.getQueryData(keys.conversation(id))
}

/** What this person has not read; everything above their mark counts, as the hub counts it. */
export function unreadOf(item: Conversation): number {
  return Math.max(0, Math.min(MOST_UNREAD, item.last_number - (item.read_number ?? 0)))
}

/** Keeps the newer of two snapshots; what only HTTP carries survives an event without it. */
export function keepConversation(item: Conversation): Conversation {
  const known = knownConversation(item.id)
  if (known && item.last_seq < known.last_seq) return known
  const merged = known ? { ...known, ...item } : item
  queryClient.setQueryData(keys.conversation(item.id), merged)
  return merged
}
