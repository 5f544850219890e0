import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Message, Page } from '@/api/types'
import { keys } from './data'

type Thread = InfiniteData<Page<Message>, number | null>
const PAGE = 40

/** A thread from its newest page backwards; pages stand newest first, messages ascend inside. */
export function useThread(conversation: string) {
  return useInfiniteQuery<Page<Message>, Error, Thread, readonly unknown[], number | null>({
    queryKey: keys.messages(conversation),
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      api.get(`conversations/${conversation}/messages/`, { before: pageParam, limit: PAGE }),
    getNextPageParam: page => {
      const first = page.results[0]
      return first && first.number > 1 && page.results.length >= PAGE ? first.number : undefined
    },
  })
}

export function messagesOf(thread: Thread | undefined): Message[] {
  return [...(thread?.pages ?? [])].reverse().flatMap(page => page.results)
}

/** Puts one message where it belongs: over its older self, or at the end. */
export function putMessage(client: QueryClient, message: Message): void {
  client.setQueryData<Thread>(keys.messages(message.conversation), thread => {
    if (!thread) return thread
    const known = thread.pages.some(page => page.results.some(row => row.id === message.id))
    const pages = thread.pages.map((page, index) => {
      if (known) {
        return {
          ...page,
          results: page.results.map(row =>
            row.id === message.id && row.seq <= message.seq ? message : row,
          ),
        }
      }
      if (index > 0) return page
      const results = [...page.results, message].sort((a, b) => a.number - b.number)
      return { ...page, results }
    })
    return { ...thread, pages }
  })
}
