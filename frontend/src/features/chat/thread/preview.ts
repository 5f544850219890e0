import type { TFunction } from 'i18next'
import type { Attachment, Card, Happened, Message, MessageKind, Preview, Quote } from '@/api/types'
import { formatDuration, formatMoney } from '@/lib/format'
import { happenedText } from './happened'

/** Signs around words that a thread draws and a line leaves out. */
const SIGNS = /(\*\*|~~|`+)(\S(?:[^\n]*?\S)?)\1/g
/** More than any line shows; the signs of a whole page would take long to look for. */
const LONGEST = 2_000

export interface Previewed {
  kind: MessageKind
  text: string
  duration?: number | null
  attachments?: Attachment[]
  card?: Card | null
  event?: Happened | null
}

/** One line for rows, quotes and announcements; a kind without words gets its name and length. */
export function previewOf(message: Previewed, t: TFunction): string {
  const words = message.text.slice(0, LONGEST).replace(SIGNS, '$2').replace(/\s+/g, ' ').trim()
  if (words) return words
  if (message.card?.title) return titleOf(message.card)
  const happened = message.event && happenedText(message.event)
  if (happened) return happened
  const named = message.kind === 'file' && message.attachments?.find(file => file.name)
  if (named) return named.name
  const seconds = message.duration ?? durationOf(message)
  const name = t(`chat:kind.${message.kind}`)
  return seconds ? `${name} ${formatDuration(seconds)}` : name
}

/** What a card is about and how much of it. */
function titleOf({ title, amount }: Card): string {
  return amount ? `${title} · ${formatMoney(amount)}` : `${title}`
}

/** The last words of a conversation, as its row knows them. */
export function lastWords({ kind, preview, duration, event }: Preview): Previewed {
  return { kind, text: preview, duration, event }
}

export function durationOf({ attachments }: Pick<Previewed, 'attachments'>): number | null {
  return attachments?.find(file => file.duration != null)?.duration ?? null
}

/** A message as the one answering it shows it. */
export function quoteOf({ id, number, kind, author, text }: Message): Quote {
  return { id, number, kind, author, preview: text }
}
