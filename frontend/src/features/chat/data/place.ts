import { isWanted } from '@/alerts/decide'
import { isAhead } from '@/alerts/quiet'
import { queryClient } from '@/api/query'
import { session } from '@/api/session'
import type { Conversation, Counts } from '@/api/types'
import { mayBeFound, noteMet, searchAgain } from './asking'
import { type IdPage, type IdPages, keepConversation, keys, knownConversation } from './cache'
import { type Filters, matches } from './filters'
import { compare } from './sorting'

const COUNTS_PAUSE_MS = 3_000
let countsTimer: ReturnType<typeof setTimeout> | undefined

function myId(): string {
  const now = session.get()
  return now.state === 'in' ? now.user.id : ''
}

/** Puts a changed conversation where it now belongs: its row, every loaded list, the counts. */
export function placeConversation(
  item: Conversation,
  before: Conversation | undefined,
): Conversation {
  queryClient.setQueryData(keys.conversation(item.id), item)
  movedAt.set(item.id, ++moves)
  if (!before) noteMet()
  placeInLists(item, before)
  moveCounts(before, item)
  return item
}

let moves = 0
const movedAt = new Map<string, number>()

/**
 * Guards a page of a list on its way: what moves meanwhile may be missing in the answer.
 * Call the result when the answer is here.
 */
export function watchMoves(): () => void {
  const since = moves
  return () => {
    // The page enters the cache first.
    setTimeout(() => {
      for (const [id, at] of movedAt) {
        const item = at > since ? knownConversation(id) : undefined
        if (item) placeInLists(item, undefined)
      }
    })
  }
}

function placeInLists(item: Conversation, before: Conversation | undefined): void {
  for (const [key] of queryClient.getQueriesData<IdPages>({ queryKey: keys.lists })) {
    const filters = key[1] as Filters
    if (!placeInList(filters, item) && mayBeFound(filters, item, before, myId())) {
      searchAgain(filters)
    }
  }
}

/** Takes in what HTTP brought; what that changes against what was known moves lists and counts. */
export function takeIn(item: Conversation): Conversation {
  const before = knownConversation(item.id)
  const now = keepConversation(item)
  return before ? placeConversation(now, before) : now
}

/** One may not see it any more: it leaves every list and the cache. */
export function forgetConversation(id: string): void {
  const item = knownConversation(id)
  if (item) moveCounts(item, null)
  for (const [key, data] of queryClient.getQueriesData<IdPages>({ queryKey: keys.lists })) {
    if (!data?.pages.some(page => page.ids.includes(id))) continue
    const pages = data.pages.map(page => ({ ...page, ids: page.ids.filter(one => one !== id) }))
    queryClient.setQueryData(key, { ...data, pages })
  }
  for (const key of [keys.conversation(id), keys.detail(id), keys.messages(id)]) {
    queryClient.removeQueries({ queryKey: key })
  }
}

/** Returns whether it is known here where it belongs; what a search has found stays found. */
function placeInList(filters: Filters, item: Conversation): boolean {
  const key = keys.list(filters)
  const data = queryClient.getQueryData<IdPages>(key)
  if (!data) return true
  const found = data.pages.some(page => page.ids.includes(item.id))
  const fits = matches(filters, item, myId())
  const pages = placed(data.pages, filters, item, fits ?? found)
  if (pages !== data.pages) queryClient.setQueryData<IdPages>(key, { ...data, pages })
  return fits !== null || found
}

function placed(pages: IdPage[], filters: Filters, item: Conversation, fits: boolean): IdPage[] {
  const there = pages.some(page => page.ids.includes(item.id))
  if (!there && !fits) return pages
  if (there && fits && inOrder(pages, filters, item)) return pages
  const without = pages.map(page => ({ ...page, ids: page.ids.filter(id => id !== item.id) }))
  return fits ? inserted(without, filters, item) : without
}

function inOrder(pages: IdPage[], filters: Filters, item: Conversation): boolean {
  const ids = pages.flatMap(page => page.ids)
  const at = ids.indexOf(item.id)
  return fitsBetween(filters, ids[at - 1], item, ids[at + 1])
}

function fitsBetween(
  filters: Filters,
  above: string | undefined,
  item: Conversation,
  below: string | undefined,
): boolean {
  const before = above === undefined ? undefined : knownConversation(above)
  const after = below === undefined ? undefined : knownConversation(below)
  if (before && compare(filters.sort, before, item) > 0) return false
  return !(after && compare(filters.sort, item, after) > 0)
}

function inserted(pages: IdPage[], filters: Filters, item: Conversation): IdPage[] {
  for (const [index, page] of pages.entries()) {
    const at = page.ids.findIndex(id => {
      const other = knownConversation(id)
      return other !== undefined && compare(filters.sort, item, other) < 0
    })
    if (at >= 0) return pages.with(index, { ...page, ids: page.ids.toSpliced(at, 0, item.id) })
  }
  const last = pages.at(-1)
  // Below everything loaded: it comes with the page it is on, unless there is no further page.
  if (!last || last.next !== null) return pages
  return pages.with(-1, { ...last, ids: [...last.ids, item.id] })
}

const COUNTED = ['mine', 'unassigned', 'all', 'unread', 'calling', 'needs_reply'] as const

type Tally = Record<(typeof COUNTED)[number], boolean> & { team: string | null }

/** As the hub counts: what is not resolved; `unread` of every kind, the others of customers. */
function tally(item: Conversation, me: string): Tally {
  const alive = item.state !== 'resolved'
  const work = alive && item.kind === 'customer'
  return {
    mine: work && item.assignee?.id === me,
    unassigned: work && !item.assignee,
    all: work,
    unread: alive && item.unread > 0,
    calling: alive && item.unread > 0 && calls(item),
    needs_reply: work && item.needs_reply_since !== null,
    team: work ? (item.team?.id ?? null) : null,
  }
}

function calls({ own, mentions = 0 }: Conversation): boolean {
  const muted = isAhead(own?.muted_until, new Date())
  return isWanted({ notify: own?.notify ?? 'all', muted, personal: mentions > 0 })
}

/** When the hub counted last, ms. */
let countedAt = 0

export function noteCounted(): void {
  countedAt = Date.now()
}

/** It was silent when the hub counted and calls by now: nobody counted it in yet. */
function hasWoken({ own }: Conversation): boolean {
  const until = Date.parse(own?.muted_until ?? '')
  return until > countedAt && until <= Date.now()
}

function movedTeams(
  teams: Record<string, number> | undefined,
  from: string | null,
  to: string | null,
): Record<string, number> {
  const next = { ...teams }
  if (from === to) return next
  if (from) next[from] = Math.max(0, (next[from] ?? 0) - 1)
  if (to) next[to] = (next[to] ?? 0) + 1
  return next
}

function moveCounts(before: Conversation | undefined, after: Conversation | null): void {
  if (!before || hasWoken(before)) {
    // Nothing known to subtract from: ask once for the whole burst.
    if (countsTimer) return
    countsTimer = setTimeout(() => {
      countsTimer = undefined
      void queryClient.invalidateQueries({ queryKey: keys.counts })
    }, COUNTS_PAUSE_MS)
    return
  }
  const was = tally(before, myId())
  const is = after && tally(after, myId())
  queryClient.setQueryData<Counts>(keys.counts, counts => {
    if (!counts) return counts
    const next = { ...counts, teams: movedTeams(counts.teams, was.team, is?.team ?? null) }
    for (const name of COUNTED) {
      next[name] = Math.max(0, counts[name] + Number(is?.[name] ?? false) - Number(was[name]))
    }
    return next
  })
}
