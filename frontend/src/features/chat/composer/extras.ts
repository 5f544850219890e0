import type { Card, ChannelLimits, Conversation, MessageKind } from '@/api/types'

/** What the "+" of the composer offers beside words and files. */
export type Extra = 'location' | 'contact' | 'choices'

/** A message with a card, ready to be sent. */
export interface Carded {
  kind: MessageKind
  text: string
  card: Card
}

/** What this conversation's channel can carry; a question goes to customers only. */
export function extrasOf(
  { kind, channel }: Pick<Conversation, 'kind' | 'channel'>,
  limits: ChannelLimits | undefined,
  note: boolean,
): Extra[] {
  if (note) return []
  const kinds = limits?.kinds ?? {}
  const free = Object.keys(kinds).length === 0 && (!channel || channel.kind === 'web')
  const carries = (one: 'location' | 'contact') => free || kinds[one] !== undefined
  return [
    ...(carries('location') ? (['location'] as const) : []),
    ...(carries('contact') ? (['contact'] as const) : []),
    ...(kind === 'customer' ? (['choices'] as const) : []),
  ]
}
