import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Conversation, Counts, Page } from '@/api/types'
import { conversationStream } from '@/realtime/frames'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { type Filters, queryOf } from './filters'
import { watchMoves } from './place'

export const keys = {
  conversation: (id: string) => ['conversation', id] as const,
  detail: (id: string) => ['conversation-detail', id] as const,
  lists: ['conversations'] as const,
  list: (filters: Filters) => ['conversations', filters] as const,
  counts: ['conversation-counts'] as const,
  messages: (id: string) => ['messages', id] as const,
  actions: (id: string) => ['conversation-actions', id] as const,
  panel: (id: string) => ['conversation-panel', id] as const,
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

export function useConversation(id: string): Conversation | undefined {
  return useQuery<Conversation>({
    queryKey: keys.conversation(id),
    queryFn: () => api.get(`conversations/${id}/`),
    enabled: false,
  }).data
}

/** What only HTTP knows about one conversation: limits, allowed states; also fills the cache. */
export function useConversationDetail(id: string) {
  const { streams } = useRealtime()
  return useQuery<Conversation>({
    queryKey: keys.detail(id),
    queryFn: async ({ signal }) => {
      const item = await api.get<Conversation>(`conversations/${id}/`, undefined, signal)
      streams.snapshot(conversationStream(id), item.last_seq)
      keepConversation(item)
      return item
    },
  })
}

export function useConversationList(filters: Filters) {
  const { streams } = useRealtime()
  const query = useInfiniteQuery({
    queryKey: keys.list(filters),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<IdPage> => {
      const placeLate = watchMoves()
      const page = await api.get<Page<Conversation>>(
        'conversations/',
        { ...queryOf(filters), cursor: pageParam, limit: 50 },
        signal,
      )
      for (const item of page.results) {
        streams.snapshot(conversationStream(item.id), item.last_seq)
        keepConversation(item)
      }
      placeLate()
      return { ids: page.results.map(item => item.id), next: page.next }
    },
    getNextPageParam: page => page.next,
  })
  const pages = query.data?.pages
  const ids = useMemo(() => [...new Set(pages?.flatMap(page => page.ids))], [pages])
  return { ...query, ids }
}

const NO_COUNTS: Counts = { mine: 0, unassigned: 0, all: 0, unread: 0, needs_reply: 0 }

export function useCounts(): Counts {
  const { data } = useQuery<Counts>({
    queryKey: keys.counts,
    queryFn: ({ signal }) => api.get('conversations/counts/', undefined, signal),
  })
  return data ?? NO_COUNTS
}
