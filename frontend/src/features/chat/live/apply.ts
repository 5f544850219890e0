import { queryClient } from '@/api/query'
import type { Conversation, Happened, Message } from '@/api/types'
import { type Change, conversationOf } from '@/realtime/frames'
import { keepConversation, keys, knownConversation, noteMark, unreadOf } from '../data/cache'
import { isStaff } from '../data/filters'
import { mentionShift } from '../data/mentions'
import { keepMessage, knownMessages } from '../data/messages'
import { keepPlace, type PlaceTold } from '../data/own'
import { keepPin } from '../data/pins'
import { placeConversation } from '../data/place'
import { durationOf } from '../thread/preview'
import { heardTrouble } from '../tray/data'
import { closeConversation } from './left'
import { isFirstTold, isNews } from './news'
import { meetStranger, refreshSides, settle } from './settling'

const PREVIEW = 140

/** Patches the cache with one change; returns the message when it is a new one of somebody else. */
export function applyChange(stream: string, change: Change, me: string): Message | null {
  const id = conversationOf(stream)
  if (!id) {
    const told = change.data as { type?: string }
    if (change.kind === 'user' && told.type === 'place') applyPlace(change.data as PlaceTold)
    return null
  }
  switch (change.kind) {
    case 'conversation':
      applyConversation(change.data as Conversation, change.seq)
      return null
    case 'member':
      if ((change.data as { left?: boolean }).left) closeConversation(id)
      return null
    case 'message':
      return applyMessage(id, change.data as Message, change.seq, me)
    default:
      return null
  }
}

function applyPlace(told: PlaceTold): void {
  keepPlace(told)
  if (told.mentions > 0) settle(told.conversation)
}

/** An event is the same for many readers, so reading marks stay as they are known here. */
function applyConversation(data: Conversation, seq: number): void {
  const before = knownConversation(data.id)
  const guess = data.last_message?.direction === 'in' ? data.last_number - 1 : data.last_number
  const known = before ? before.read_number : data.read_number
  const item = keepConversation({
    ...data,
    last_seq: Math.max(data.last_seq, seq),
    read_number: known ?? guess,
  })
  // Among ourselves no direction tells whether the last words are one's own.
  if (known === undefined && isStaff(item)) settle(item.id)
  placeConversation({ ...item, unread: unreadOf(item) }, before)
  void queryClient.invalidateQueries({ queryKey: keys.link(`/inbox/${item.id}`) })
  if (before && before.state !== item.state) {
    void queryClient.invalidateQueries({ queryKey: keys.detail(item.id) })
  }
  refreshSides(item.id)
}

function applyMessage(id: string, message: Message, seq: number, me: string): Message | null {
  const earlier = knownMessages(id).find(one => one.id === message.id)
  keepMessage(message)
  keepPin(message)
  heardTrouble(message)
  const own = message.author?.id === me
  const before = knownConversation(id)
  if (!before) {
    meetStranger(id, seq)
    return isFirstTold(message, 0) && !own && isNews(message) ? message : null
  }
  const isNew = message.number > before.last_number
  const heard = isNew ? heardIn(before, message, own) : {}
  const mentions = mentionsAfter(before, { before: earlier, after: message, isNew, me })
  const last_seq = Math.max(before.last_seq, seq)
  placeConversation({ ...before, last_seq, ...heard, mentions }, before)
  if (isNew || message.kind === 'card') refreshSides(id)
  // An answer that already counts this event may have brought its message; a later event changes it.
  const counted = seq <= before.last_seq ? before.last_number - 1 : before.last_number
  const isFirst = isFirstTold(message, earlier ? message.number : counted)
  return isFirst && !own && message.kind !== 'system' ? message : null
}

function mentionsAfter(
  item: Conversation,
  moved: { before: Message | undefined; after: Message; isNew: boolean; me: string },
): number {
  const known = item.mentions ?? 0
  // Who writes has read everything above.
  if (moved.isNew && moved.after.author?.id === moved.me) return 0
  const shift = mentionShift({ ...moved, read: item.read_number ?? 0 })
  if (shift === null) settle(item.id)
  return Math.max(0, known + (shift ?? 0))
}

/** What a new message changes on its conversation; the hub's own snapshot follows and wins. */
function heardIn(before: Conversation, message: Message, own: boolean): Partial<Conversation> {
  const system = message.kind === 'system'
  // A line about one's own deed is read by who had read all above it, as the hub counts it.
  const upTo = !system || before.read_number === message.number - 1
  const next = {
    ...before,
    last_number: message.number,
    read_number: own && upTo ? message.number : before.read_number,
  }
  // Work on a customer's conversation is no news of its row.
  if (system && message.private) return { ...next, unread: unreadOf(next) }
  return {
    ...next,
    unread: unreadOf(next),
    last_message: {
      number: message.number,
      kind: message.kind,
      preview: message.text.slice(0, PREVIEW),
      duration: durationOf(message),
      direction: message.direction,
      created_at: message.created_at,
      author: system ? null : message.author,
      event: system ? (message.card as Happened | null) : null,
    },
  }
}

export function applyStored(message: Message): void {
  keepMessage(message)
  keepPin(message)
}

/** Read on this screen: the count falls at once. */
export function markedRead(id: string, number: number): void {
  noteMark(id, number)
  const before = knownConversation(id)
  if (!before || (before.unread === 0 && (before.read_number ?? 0) >= number)) return
  const mentions = number >= before.last_number ? 0 : before.mentions
  const next = { ...before, read_number: number, mentions }
  placeConversation({ ...next, unread: unreadOf(next) }, before)
}
