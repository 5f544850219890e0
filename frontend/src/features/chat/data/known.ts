import { useQueries } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import type { ChannelRef, Conversation } from '@/api/types'
import { keys } from './cache'

/** Every conversation met so far, in no order. */
export function knownConversations(): Conversation[] {
  return queryClient
    .getQueriesData<Conversation>({ queryKey: ['conversation'] })
    .flatMap(([, item]) => item ?? [])
}

/** Channels of what is loaded, for the filter. */
export function knownChannels(): ChannelRef[] {
  const channels = knownConversations().flatMap(({ channel }) => channel ?? [])
  return [...new Map(channels.map(channel => [channel.id, channel])).values()]
}

/** The conversations of these ids as the cache has them, watched. */
export function useKnown(ids: readonly string[]): Conversation[] {
  return useQueries({
    queries: ids.map(id => ({
      queryKey: keys.conversation(id),
      queryFn: (): Conversation => {
        throw new Error('read from the cache alone')
      },
      enabled: false,
    })),
    combine: results => results.flatMap(({ data }) => data ?? []),
  })
}
