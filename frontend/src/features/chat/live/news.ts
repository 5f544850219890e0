import { onSignOut } from '@/api/session'
import type { Message } from '@/api/types'
import { hubNow } from '@/lib/clock'

const FRESH_MS = 120_000

/** Whether somebody has said it only just now: what is old, changed, or a line of the house calls nobody. */
export function isNews(message: Message): boolean {
  const { kind, edited_at, deleted_at, pinned_at, reactions, created_at } = message
  if (kind === 'system' || edited_at || deleted_at || pinned_at || reactions.length > 0)
    return false
  return hubNow() - Date.parse(created_at) < FRESH_MS
}

/** The newest number each conversation's stream has told. */
const told = new Map<string, number>()
onSignOut(() => told.clear())

/**
 * Whether a conversation's stream tells a message for the first time. An answer over HTTP may have
 * brought it a moment before, so that `known`, the newest number before it, only stands in until
 * the stream has told anything.
 */
export function isFirstTold({ conversation, number }: Message, known: number): boolean {
  if (number <= (told.get(conversation) ?? known)) return false
  told.set(conversation, number)
  return true
}
