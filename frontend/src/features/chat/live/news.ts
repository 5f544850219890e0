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
