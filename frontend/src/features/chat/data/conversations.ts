import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '@/api/client'
import type { Conversation, Counts, Page } from '@/api/types'
import { conversationStream } from '@/realtime/frames'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { followUp } from './asking'
import { type IdPage, keys } from './cache'
import { type Filters, queryOf } from './filters'
import { noteCounted, takeIn, watchMoves } from './place'

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
      // An event may have brought a newer row meanwhile, but never what depends on the caller.
      const { limits, allowed_transitions } = item
      return { ...takeIn(item), limits, allowed_transitions }
    },
  })
}

const PAGE = 50

export function useConversationList(filters: Filters, limit = PAGE) {
  const { streams } = useRealtime()
  const query = useInfiniteQuery({
    queryKey: keys.list(filters),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<IdPage> => {
      const placeLate = watchMoves()
      const asked = Date.now()
      const page = await api.get<Page<Conversation>>(
        'conversations/',
        { ...queryOf(filters), cursor: pageParam, limit },
        signal,
      )
      for (const item of page.results) {
        streams.snapshot(conversationStream(item.id), item.last_seq)
        takeIn(item)
      }
      placeLate()
      followUp(filters)
      return { ids: page.results.map(item => item.id), next: page.next, asked }
    },
    getNextPageParam: page => page.next,
  })
  const pages = query.data?.pages
  const ids = useMemo(() => [...new Set(pages?.flatMap(page => page.ids))], [pages])
  return { ...query, ids }
}

/** Whether a list on the screen goes on beyond what is loaded. */
export function useListEnd(filters: Filters): boolean {
  return useConversationList(filters).hasNextPage
}

const NO_COUNTS: Counts = { mine: 0, unassigned: 0, all: 0, unread: 0, calling: 0, needs_reply: 0 }

export function useCounts(): Counts {
  const { data } = useQuery<Counts>({
    queryKey: keys.counts,
    queryFn: async ({ signal }) => {
      const counts = await api.get<Counts>('conversations/counts/', undefined, signal)
      noteCounted()
      return counts
    },
  })
  return data ?? NO_COUNTS
}
