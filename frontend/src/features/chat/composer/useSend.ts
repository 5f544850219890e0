import { useCallback } from 'react'
import type { Attachment, Card, Conversation, MessageKind, Quote } from '@/api/types'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { knownConversation } from '../data/cache'
import { undoSeconds } from '../data/desk'
import { knownMessages } from '../data/messages'

interface Writing {
  text: string
  attachments: Attachment[]
  quote: Quote | null
  note: boolean
  /** What it is where it is neither words nor files. */
  kind?: MessageKind
  card?: Card
}

/** Sends what was written: the first file carries the words, each further one goes by itself. */
export function useSend(conversation: Conversation): (writing: Writing) => void {
  const { outbox } = useRealtime()
  const { id, kind } = conversation
  return useCallback(
    ({ text, attachments, quote, note, kind: said, card }: Writing) => {
      const base = {
        conversation: id,
        private: note,
        reply_to: quote,
        writing: crypto.randomUUID(),
        held_until: note || kind !== 'customer' ? 0 : Date.now() + undoSeconds() * 1000,
        // Colleagues talk across each other; a customer gets one answer, made with all they said.
        expect_number: note || kind !== 'customer' ? null : seenNumber(id),
      }
      const [first, ...others] = attachments
      outbox.add({
        ...base,
        kind: note ? 'note' : (said ?? first?.kind ?? 'text'),
        text,
        ...(card && { card }),
        attachments: first ? [first] : [],
      })
      for (const file of others) {
        outbox.add({
          ...base,
          expect_number: null,
          reply_to: null,
          kind: note ? 'note' : file.kind,
          text: '',
          attachments: [file],
        })
      }
    },
    [id, kind, outbox],
  )
}

/** The newest message this screen has shown; a later one makes the hub say `stale`. */
export function seenNumber(id: string): number | null {
  const conversation = knownConversation(id)
  const shown = knownMessages(id).at(-1)?.number ?? conversation?.last_number
  // With a stretch of history open, what was read reaches further than what is loaded.
  return shown === undefined ? null : Math.max(shown, conversation?.read_number ?? 0)
}
