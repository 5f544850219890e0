import { queryClient } from '@/api/query'
import type { ChannelRef, Conversation } from '@/api/types'

function known(): Conversation[] {
  return queryClient
    .getQueriesData<Conversation>({ queryKey: ['conversation'] })
    .flatMap(([, item]) => item ?? [])
}

/** Channels of what is loaded, for the filter. */
export function knownChannels(): ChannelRef[] {
  const channels = known().flatMap(({ channel }) => channel ?? [])
  return [...new Map(channels.map(channel => [channel.id, channel])).values()]
}
