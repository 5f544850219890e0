import type { Attachment, Card, MessageKind, Quote } from '@/api/types'

/** A message on its way out, kept in this browser until the hub has it. */
export interface Outgoing {
  client_id: string
  conversation: string
  kind: MessageKind
  text: string
  attachments: Attachment[]
  reply_to: Quote | null
  /** A place, people to reach, a question with buttons, or a press. */
  card?: Card | null
  private: boolean
  expect_number: number | null
  /** What was written at once goes in order: nothing passes a part that was held up. */
  writing?: string
  /** It may be taken back until then (ms); it goes by itself after, or when the page is left. */
  held_until?: number
  created_at: string
  /** `sent`: stored by the hub, its event not here yet. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'stale'
  error: { code: string; detail: string } | null
}

/** Questions and presses have fields of their own; the hub makes their cards. */
function cardOf(card: Card): Record<string, unknown> {
  const { type, options, button, of, id } = card
  if (type === 'choices') return { choices: { options, ...(button && { button }) } }
  if (type === 'choice') return { choice: { of, id } }
  return { card }
}

/** Empty fields stay out: the hub refuses what it does not know and needs none of them. */
export function bodyOf(entry: Outgoing): Record<string, unknown> {
  return {
    client_id: entry.client_id,
    kind: entry.kind,
    ...(entry.text && { text: entry.text }),
    ...(entry.attachments.length > 0 && { attachments: entry.attachments.map(({ id }) => id) }),
    ...(entry.card && cardOf(entry.card)),
    ...(entry.reply_to && { reply_to: entry.reply_to.id }),
    ...(entry.private && { private: true }),
    ...(entry.expect_number !== null && { expect_number: entry.expect_number }),
  }
}
