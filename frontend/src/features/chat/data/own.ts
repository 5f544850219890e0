import type { KeptDraft, Notify } from '@/api/types'
import { knownConversation, noteMark, unreadOf } from './cache'
import { placeConversation } from './place'

/** `place` on one's own stream: another device read, muted or typed. */
export interface PlaceTold {
  type: 'place'
  conversation: string
  notify: Notify
  muted_until: string | null
  draft: KeptDraft | null
  read_number: number
  mentions: number
}

/** The hub's word on one's own place in a conversation; a reading mark never goes back. */
export function keepPlace(told: PlaceTold): void {
  noteMark(told.conversation, told.read_number)
  const before = knownConversation(told.conversation)
  if (!before) return
  const { notify, muted_until, draft, mentions } = told
  const next = {
    ...before,
    own: { ...before.own, notify, muted_until, draft },
    mentions,
    read_number: Math.max(before.read_number ?? 0, told.read_number),
  }
  placeConversation({ ...next, unread: unreadOf(next) }, before)
}

/** The hub's answer to a draft of this screen. */
export function keepDraft(id: string, draft: KeptDraft | null): void {
  const before = knownConversation(id)
  if (before?.own) placeConversation({ ...before, own: { ...before.own, draft } }, before)
}
