import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Message, Page } from '@/api/types'
import { keys } from './cache'

const NONE: Message[] = []

/** What is pinned in a conversation, the latest pin first. */
export function usePins(conversation: string): Message[] {
  const { data } = useQuery<Message[]>({
    queryKey: keys.pins(conversation),
    queryFn: async ({ signal }) => {
      const path = `conversations/${conversation}/pins/`
      return (await api.get<Page<Message>>(path, undefined, signal)).results
    },
  })
  return data ?? NONE
}

/** A message changed: the pins follow it without asking the hub. */
export function keepPin(message: Message): void {
  queryClient.setQueryData<Message[]>(keys.pins(message.conversation), pins =>
    pins ? withPin(pins, message) : pins,
  )
}

export function withPin(pins: Message[], message: Message): Message[] {
  const known = pins.find(pin => pin.id === message.id)
  if (known && known.seq > message.seq) return pins
  const others = known ? pins.filter(pin => pin !== known) : pins
  if (!message.pinned_at || message.deleted_at) return others
  return [...others, message].sort((a, b) => ((a.pinned_at ?? '') < (b.pinned_at ?? '') ? 1 : -1))
}
