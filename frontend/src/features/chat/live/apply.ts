import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Conversation, Message } from '@/api/types'
import { type Change, conversationOf, type Head } from '@/realtime/frames'
import { keepConversation, keys, knownConversation, unreadOf } from '../data/cache'
import { keepMessage, reloadMessages } from '../data/messages'
import { keepPlace, type PlaceTold } from '../data/own'
import { forgetConversation, placeConversation } from '../data/place'
import { durationOf } from '../thread/preview'

const RELOAD_PAUSE_MS = 400
const STRANGER_PAUSE_MS = 200
const SIDES_PAUSE_MS = 900
const PREVIEW = 140

/** Patches the cache with one change; returns the message when it is a new one of somebody else. */
export function applyChange(stream: string, change: Change, me: string): Message | null {
  const id = conversationOf(stream)
  if (!id) {
    const told = change.data as { type?: string }
    if (change.kind === 'user' && told.type === 'place') keepPlace(change.data as PlaceTold)
    return null
  }
  switch (change.kind) {
    case 'conversation':
      applyConversation(change.data as Conversation, change.seq)
      return null
    case 'member':
      if ((change.data as { left?: boolean }).left) forgetConversation(id)
      return null
    case 'message':
      return applyMessage(id, change.data as Message, change.seq, me)
    default:
      return null
  }
}

/** An event is the same for many readers, so reading marks stay as they are known here. */
function applyConversation(data: Conversation, seq: number): void {
  const before = knownConversation(data.id)
  const guess = data.last_message?.direction === 'in' ? data.last_number - 1 : data.last_number
  const item = keepConversation({
    ...data,
    last_seq: Math.max(data.last_seq, seq),
    read_number: before ? before.read_number : guess,
  })
  placeConversation({ ...item, unread: unreadOf(item) }, before)
  if (before && before.state !== item.state) {
    void queryClient.invalidateQueries({ queryKey: keys.detail(item.id) })
  }
  refreshSides(item.id)
}

function applyMessage(id: string, message: Message, seq: number, me: string): Message | null {
  keepMessage(message)
  const own = message.author?.id === me
  const before = knownConversation(id)
  if (!before) {
    meetStranger(id)
    return own ? null : message
  }
  const isNew = message.number > before.last_number
  const heard = isNew ? heardIn(before, message, own) : {}
  placeConversation({ ...before, last_seq: Math.max(before.last_seq, seq), ...heard }, before)
  if (isNew || message.kind === 'card') refreshSides(id)
  return isNew && !own && message.kind !== 'system' ? message : null
}

/** What a new message changes on its conversation; the hub's own snapshot follows and wins. */
function heardIn(before: Conversation, message: Message, own: boolean): Partial<Conversation> {
  const next = {
    ...before,
    last_number: message.number,
    read_number: own ? message.number : before.read_number,
  }
  if (message.kind === 'system') return { ...next, unread: unreadOf(next) }
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
    },
  }
}

const strangers = new Set<string>()

/** A conversation never seen here spoke: its own snapshot may be the next frame, else it is fetched once. */
function meetStranger(id: string): void {
  if (strangers.has(id)) return
  strangers.add(id)
  setTimeout(() => {
    strangers.delete(id)
    if (!knownConversation(id)) void refreshConversation(id)
  }, STRANGER_PAUSE_MS)
}

async function refreshConversation(id: string): Promise<void> {
  try {
    const item = await api.get<Conversation>(`conversations/${id}/`)
    const before = knownConversation(id)
    placeConversation(keepConversation(item), before)
  } catch {
    // Not ours to see any more, or offline: the lists are right again with their next load.
  }
}

const sides = new Map<string, ReturnType<typeof setTimeout>>()

/**
 * What stands beside a thread and what it unlocks follows from its messages, a moment later.
 * Only what is on the screen is asked again, once for a burst.
 */
function refreshSides(id: string): void {
  clearTimeout(sides.get(id))
  const timer = setTimeout(() => {
    sides.delete(id)
    for (const key of [keys.panel(id), keys.actions(id)]) {
      void queryClient.invalidateQueries({ queryKey: key })
    }
  }, SIDES_PAUSE_MS)
  sides.set(id, timer)
}

let reloadTimer: ReturnType<typeof setTimeout> | undefined

export function applyReset(stream: string): void {
  const id = conversationOf(stream)
  if (id) reloadMessages(id)
  clearTimeout(reloadTimer)
  // One reload for all streams of the same break.
  reloadTimer = setTimeout(() => {
    void queryClient.invalidateQueries({ queryKey: keys.lists })
    void queryClient.invalidateQueries({ queryKey: keys.counts })
    void queryClient.invalidateQueries({ queryKey: ['conversation-detail'] })
  }, RELOAD_PAUSE_MS)
}

/** The hub's own reading marks replace ours. */
export function applyHeads(heads: Head[]): void {
  for (const head of heads) {
    const id = conversationOf(head.stream)
    const before = id ? knownConversation(id) : undefined
    if (!before || (before.read_number ?? 0) >= head.read_number) continue
    const next = { ...before, read_number: head.read_number }
    placeConversation({ ...next, unread: unreadOf(next) }, before)
  }
}

export function applyStored(message: Message): void {
  keepMessage(message)
}

/** Read on this screen: the count falls at once. */
export function markedRead(id: string, number: number): void {
  const before = knownConversation(id)
  if (!before || (before.unread === 0 && (before.read_number ?? 0) >= number)) return
  const next = { ...before, read_number: number }
  placeConversation({ ...next, unread: unreadOf(next) }, before)
}
