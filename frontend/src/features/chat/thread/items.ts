import type { ConversationKind, Message, User } from '@/api/types'
import { sameDay } from '@/lib/format'
import type { Outgoing } from '@/realtime/outgoing'

export type Side = 'theirs' | 'ours' | 'note'

/** A message on the screen; `outgoing` while the hub has not confirmed it. */
export interface Shown {
  message: Message
  outgoing: Outgoing | null
}

/** What is on its way out is put in the shape of a message anew each time. */
export function sameShown(a: Shown, b: Shown | undefined): boolean {
  if (a.outgoing !== b?.outgoing) return false
  return a.outgoing !== null || a.message === b.message
}

export type Item =
  | { type: 'day'; key: string; at: string }
  | { type: 'new'; key: string }
  | { type: 'system'; key: string; shown: Shown }
  | { type: 'card'; key: string; shown: Shown }
  | { type: 'group'; key: string; side: Side; author: string; shown: Shown[] }

const GROUP_MS = 5 * 60_000
/** Cards that are only a message's content; the others are work and stand across the thread. */
const CONTENT_CARDS = new Set(['location', 'contact'])

/** Whose side a message stands on, for this reader in this kind of conversation. */
export function sideOf(message: Message, me: User, kind: ConversationKind): Side {
  if (message.kind === 'note' || message.direction === 'internal') return 'note'
  if (kind !== 'customer') return message.author?.id === me.id ? 'ours' : 'theirs'
  return message.direction === 'in' ? 'theirs' : 'ours'
}

function isWork(message: Message): boolean {
  return message.kind === 'card' && !CONTENT_CARDS.has(message.card?.type ?? '')
}

/** Messages and what is on its way out, as days, groups and lines. `newFrom` is the first unread number. */
export function itemsOf(
  shown: Shown[],
  me: User,
  kind: ConversationKind,
  newFrom: number | null,
): Item[] {
  const items: Item[] = []
  let before: Message | null = null
  for (const one of shown) {
    const { message } = one
    if (message.kind === 'hidden') continue
    const at = Date.parse(message.created_at)
    const newDay: boolean = !before || !sameDay(Date.parse(before.created_at), at)
    if (newDay) items.push({ type: 'day', key: `day ${message.number}`, at: message.created_at })
    if (newFrom === message.number) items.push({ type: 'new', key: 'new' })
    add(items, one, sideOf(message, me, kind))
    before = message
  }
  return items
}

function add(items: Item[], one: Shown, side: Side): void {
  const { message } = one
  const key = message.client_id ?? message.id
  if (message.kind === 'system') items.push({ type: 'system', key, shown: one })
  else if (isWork(message)) items.push({ type: 'card', key, shown: one })
  else {
    const author = message.author?.id ?? side
    const last = items.at(-1)
    if (last?.type === 'group' && last.author === author && last.side === side && near(last, one)) {
      last.shown.push(one)
    } else items.push({ type: 'group', key, side, author, shown: [one] })
  }
}

function near(group: Item & { type: 'group' }, one: Shown): boolean {
  const last = group.shown.at(-1)
  if (!last) return true
  const apart = Date.parse(one.message.created_at) - Date.parse(last.message.created_at)
  return apart <= GROUP_MS
}

/** Neighbours of one album together, everything else by itself. */
export function albumsOf(shown: Shown[]): [Shown, ...Shown[]][] {
  const runs: [Shown, ...Shown[]][] = []
  for (const one of shown) {
    const last = runs.at(-1)
    const album = albumOf(one)
    if (last && album && albumOf(last[0]) === album) last.push(one)
    else runs.push([one])
  }
  return runs
}

/** Only what is all pictures stands in a grid; what was taken back stands alone. */
function albumOf({ message }: Shown): string | undefined {
  const { attachments, deleted_at, around } = message
  const pictures = attachments.every(({ kind }) => kind === 'image' || kind === 'video')
  return attachments.length > 0 && pictures && !deleted_at ? around?.album : undefined
}

/** The first message of somebody else above the reader's mark; null when all is read. */
export function firstUnread(messages: Message[], readNumber: number, me: User): number | null {
  const first = messages.find(
    message =>
      message.number > readNumber &&
      message.author?.id !== me.id &&
      message.kind !== 'system' &&
      message.kind !== 'hidden',
  )
  return first?.number ?? null
}

/** What waits in the outbox, in the shape of a message, below everything confirmed. */
export function shownOf(messages: Message[], outgoing: Outgoing[], me: User): Shown[] {
  const arrived = new Set(messages.flatMap(message => message.client_id ?? []))
  const waiting = outgoing.filter(entry => !arrived.has(entry.client_id))
  return [
    ...messages.map(message => ({ message, outgoing: null })),
    ...waiting.map((entry, index) => ({ message: asMessage(entry, index, me), outgoing: entry })),
  ]
}

function asMessage(entry: Outgoing, index: number, me: User): Message {
  return {
    id: entry.client_id,
    conversation: entry.conversation,
    number: Number.MAX_SAFE_INTEGER - 1000 + index,
    seq: 0,
    kind: entry.kind,
    direction: entry.private ? 'internal' : 'out',
    author: { id: me.id, name: me.name, role: me.role },
    text: entry.text,
    html: null,
    attachments: entry.attachments,
    reply_to: entry.reply_to,
    topic: null,
    reactions: [],
    card: entry.card ?? null,
    state: 'queued',
    error: entry.error,
    created_at: entry.created_at,
    provider_at: null,
    edited_at: null,
    deleted_at: null,
    client_id: entry.client_id,
  }
}
