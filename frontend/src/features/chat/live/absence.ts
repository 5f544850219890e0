import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { conversationOf, type Head } from '@/realtime/frames'
import { type IdPages, keys, knownConversation, markOf, noteMark, unreadOf } from '../data/cache'
import { type Filters, isStaff } from '../data/filters'
import { knownConversations } from '../data/known'
import { reloadMessages } from '../data/messages'
import { placeConversation } from '../data/place'
import { askTray } from '../tray/data'
import { refreshConversation, settle } from './settling'
import { openThreads } from './watching'

const RELOAD_PAUSE_MS = 400
/** Lists so young know what the heads tell. */
const YOUNG_MS = 10_000
/** A whole house comes back at once: it asks one after another. */
const SPREAD_MS = 5_000

let reloadTimer: ReturnType<typeof setTimeout> | undefined
let staffTimer: ReturnType<typeof setTimeout> | undefined

/** The hole is too big: what is cached of this stream, and the lists once for all streams, load again. */
export function applyReset(stream: string, head?: number): void {
  const id = conversationOf(stream)
  if (id && head === 0 && knownConversation(id)) {
    void refreshConversation(id).then(() => knownConversation(id) && reloadMessages(id))
    return
  }
  if (id) reloadMessages(id)
  clearTimeout(reloadTimer)
  reloadTimer = setTimeout(() => {
    void queryClient.invalidateQueries({ queryKey: keys.lists })
    void queryClient.invalidateQueries({ queryKey: keys.counts })
    void queryClient.invalidateQueries({ queryKey: ['conversation-detail'] })
    askTray()
  }, RELOAD_PAUSE_MS)
}

/** Back on the line: conversations we left or joined meanwhile are found, with the heads alone if possible. */
export function applyWelcome(heads: Head[]): void {
  const seen = new Set(heads.flatMap(head => conversationOf(head.stream) ?? []))
  const unseen = knownConversations().filter(item => isStaff(item) && !seen.has(item.id))
  const strange = heads.some(head => head.unread > 0 && isStrange(head))
  for (const { id } of unseen) if (openThreads.get().includes(id)) void refreshConversation(id)
  if (unseen.length === 0 && !strange) return
  clearTimeout(staffTimer)
  staffTimer = setTimeout(reloadStaffLists, Math.random() * SPREAD_MS)
}

function isStrange(head: Head): boolean {
  const id = conversationOf(head.stream)
  return id !== null && !knownConversation(id)
}

function reloadStaffLists(): void {
  for (const [key, data] of queryClient.getQueriesData<IdPages>({ queryKey: keys.lists })) {
    const { kind } = key[1] as Filters
    // One on its way will tell anyhow.
    const young = Date.now() - (data?.pages[0]?.asked ?? 0) < YOUNG_MS
    if (data && !young && (kind === 'staff' || kind === 'any')) {
      void queryClient.invalidateQueries({ queryKey: key, exact: true })
    }
  }
}

/** Conversations read further here than the hub has heard, each with our mark: it went astray. */
export function unheardMarks(heads: Head[]): [string, number][] {
  return heads.flatMap(head => {
    const id = conversationOf(head.stream)
    const mark = id ? Math.min(markOf(id), head.number) : 0
    return id && mark > head.read_number ? [[id, mark] as [string, number]] : []
  })
}

/** The hub's own reading marks and counts replace ours. */
export function applyHeads(heads: Head[]): void {
  for (const head of heads) {
    const id = conversationOf(head.stream)
    const before = id ? knownConversation(id) : undefined
    if (before) applyHead(before, head)
  }
}

function applyHead(before: Conversation, head: Head): void {
  noteMark(before.id, head.read_number)
  const read = Math.max(before.read_number ?? 0, head.read_number)
  const mentions = head.read_number < read ? before.mentions : head.mentions
  const changed = read !== before.read_number || (mentions ?? 0) !== (before.mentions ?? 0)
  if (!changed) return
  const next = { ...before, read_number: read, mentions }
  placeConversation({ ...next, unread: unreadOf(next) }, before)
  // Its messages are still on their way, and count by themselves.
  if (mentions) settle(before.id)
}
