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
  mark: (id: string) => ['read-mark', id] as const,
  panel: (id: string) => ['conversation-panel', id] as const,
  history: (message: string) => ['history', message] as const,
  pins: (id: string) => ['pins', id] as const,
  scheduled: (id: string) => ['scheduled', id] as const,
  link: (path: string) => ['link', path] as const,
}

/** One page of a list: only ids, since each conversation has its own place in the cache. */
export interface IdPage {
  ids: string[]
  next: string | null
  /** When it was asked for, ms. */
  asked?: number
}
const MOST_UNREAD = 999
export type IdPages = InfiniteData<IdPage, string | null>

// Rows point into these, so they must not be forgotten while a list is on the screen.
queryClient.setQueryDefaults(['conversation'], { gcTime: Number.POSITIVE_INFINITY })
queryClient.setQueryDefaults(['read-mark'], { gcTime: Number.POSITIVE_INFINITY })

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
  const merged = withMark(known ? { ...known, ...item } : item, known)
  queryClient.setQueryData(keys.conversation(item.id), merged)
  return merged
}

/** How far this person has surely read: on this screen, or by the hub's own word. */
export function markOf(id: string): number {
  return queryClient.getQueryData<number>(keys.mark(id)) ?? 0
}

export function noteMark(id: string, number: number): void {
  queryClient.setQueryData(keys.mark(id), Math.max(markOf(id), number))
}

/** An answer asked for before the last reading takes no mark back. */
function withMark(item: Conversation, known: Conversation | undefined): Conversation {
  const mark = markOf(item.id)
  if ((item.read_number ?? 0) >= mark) return item
  const read = { ...item, read_number: mark }
  const mentions = mark >= item.last_number ? 0 : (known?.mentions ?? item.mentions)
  return { ...read, mentions, unread: unreadOf(read) }
}
