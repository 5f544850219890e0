import type { Conversation } from '@/api/types'
import type { Sort } from './filters'

export function latest(item: Conversation): string {
  return item.last_message?.created_at ?? item.updated_at
}

/** The hub's own order; what is equal is told apart by what moved last. */
export function compare(sort: Sort, a: Conversation, b: Conversation): number {
  if (sort === 'needs_reply') {
    const order = soonest(a.needs_reply_since, b.needs_reply_since)
    if (order !== 0) return order
  }
  if (sort === 'sla') {
    const order = soonest(a.sla?.due_at ?? null, b.sla?.due_at ?? null)
    if (order !== 0) return order
  }
  if (sort === 'priority' && a.priority !== b.priority) return b.priority - a.priority
  if (sort === 'window_closing') {
    return soonest(a.window_closes_at, b.window_closes_at) || (a.id < b.id ? -1 : 1)
  }
  const newest = latest(a) === latest(b) ? (a.id < b.id ? 1 : -1) : latest(a) < latest(b) ? 1 : -1
  return sort === 'oldest' ? -newest : newest
}

/** What has no time comes last. */
function soonest(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (!a) return 1
  if (!b) return -1
  return a < b ? -1 : 1
}
