import { hashKey } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { keys } from './cache'
import { type Filters, matches } from './filters'

/** What comes in one burst is asked for once; the hub's search follows a little behind the words. */
const PAUSES_MS = [1_000, 3_000, 8_000]
/** How long somebody new may be missing in the hub's search. */
const BEHIND_MS = 15_000
let metAt = Number.NEGATIVE_INFINITY
const asking = new Map<string, { turn: number; timer: ReturnType<typeof setTimeout> }>()

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

/** Notes that somebody was met whom nobody here knew. */
export function noteMet(): void {
  metAt = Date.now()
}

/** A search just answered may lack who was met before it was asked: it is asked again. */
export function followUp(filters: Filters): void {
  const isLate = Date.now() - metAt < BEHIND_MS
  if (filters.q && isLate && !asking.has(hashKey(keys.list(filters)))) ask(filters, 0)
}

/** Asks the hub for a search that is on the screen: only it can tell whose words these are. */
export function searchAgain(filters: Filters): void {
  const waiting = asking.get(hashKey(keys.list(filters)))
  if (waiting?.turn === 0) return
  clearTimeout(waiting?.timer)
  ask(filters, 0)
}

function ask(filters: Filters, turn: number): void {
  const queryKey = keys.list(filters)
  const name = hashKey(queryKey)
  asking.delete(name)
  const pause = PAUSES_MS[turn]
  if (pause === undefined) return
  const timer = setTimeout(() => {
    void queryClient.invalidateQueries({ queryKey, exact: true })
    ask(filters, turn + 1)
  }, pause)
  asking.set(name, { turn, timer })
}
