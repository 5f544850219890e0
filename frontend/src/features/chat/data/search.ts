import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Conversation, Message } from '@/api/types'

export const SHORTEST = 2

export const SEARCH_KINDS = {
  text: 'text',
  image: 'image,sticker',
  video: 'video',
  audio: 'audio',
  file: 'file',
  note: 'note',
} as const
export type SearchKind = keyof typeof SEARCH_KINDS

/** Empty texts ask for nothing; days are the reader's own, `until` included. */
export interface Sought {
  q: string
  conversation: string
  author: string
  kind: SearchKind | ''
  since: string
  until: string
}

/** A stretch of a text, in UTF-16 units. */
export interface Mark {
  start: number
  end: number
}

export interface Hit extends Message {
  place: Pick<Conversation, 'id' | 'kind' | 'title' | 'channel' | 'picture_url'>
  highlights: Mark[]
}

interface Found {
  conversations: Conversation[]
  messages: Hit[]
  next: string | null
}

/** Midnight at the beginning of a day `YYYY-MM-DD` of the reader, or of one `later`. */
export function midnight(day: string, later = 0): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return null
  const at = new Date(year, month - 1, date + later)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

export function searchQuery({ q, conversation, author, kind, since, until }: Sought) {
  return {
    q,
    conversation,
    author,
    kind: kind ? SEARCH_KINDS[kind] : null,
    since: midnight(since),
    until: midnight(until, 1),
  }
}

/** What is found, page after page; another question ends the one on its way. */
export function useSearch(sought: Sought) {
  return useInfiniteQuery({
    queryKey: ['search', sought],
    enabled: sought.q.length >= SHORTEST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<Found>('search/', { ...searchQuery(sought), cursor: pageParam }, signal),
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
    // Messages come and go: yesterday's answer is no answer.
    staleTime: 30_000,
  })
}
