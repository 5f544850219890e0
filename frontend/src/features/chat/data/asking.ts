import { hashKey } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { keys } from './cache'
import { type Filters, matches } from './filters'

/** What comes in one burst is asked for once. */
const PAUSE_MS = 1_000
const asking = new Set<string>()

/** Whether this change may bring a conversation into a search: met, let in by the rest, or renamed. */
export function mayBeFound(
  filters: Filters,
  item: Conversation,
  before: Conversation | undefined,
  me: string,
): boolean {
  if (!before || matches(filters, before, me) === false) return true
  return before.title !== item.title || before.customer?.name !== item.customer?.name
}

/** Asks the hub for a search that is on the screen: only it can tell whose words these are. */
export function searchAgain(filters: Filters): void {
  const queryKey = keys.list(filters)
  const name = hashKey(queryKey)
  if (asking.has(name)) return
  asking.add(name)
  setTimeout(() => {
    asking.delete(name)
    void queryClient.invalidateQueries({ queryKey, exact: true })
  }, PAUSE_MS)
}
