import type { Conversation, ConversationKind, ConversationState } from '@/api/types'

export type View = 'mine' | 'unassigned' | 'all' | 'mentions'
export type Sort = 'needs_reply' | 'recent'

/** `active` is everything not resolved, as the counts beside the views count. */
export type StateFilter = ConversationState | 'active' | 'all'

const ACTIVE: ConversationState[] = ['open', 'pending', 'snoozed']

export interface Filters {
  view: View
  kind: ConversationKind | 'staff' | 'any'
  state: StateFilter
  channel: string | null
  label: string | null
  unread: boolean
  q: string
  sort: Sort
}

export const STARTING_FILTERS: Filters = {
  view: 'mine',
  kind: 'customer',
  state: 'active',
  channel: null,
  label: null,
  unread: false,
  q: '',
  sort: 'needs_reply',
}

/** Whether a conversation belongs in a list; null when only the hub can tell (words searched). */
export function matches(filters: Filters, item: Conversation, me: string): boolean | null {
  if (!fitsKind(filters.kind, item)) return false
  if (filters.view === 'mine' && !isStaff(item) && item.assignee?.id !== me) return false
  if (filters.view === 'unassigned' && item.assignee) return false
  if (filters.view === 'mentions' && !item.mentions) return false
  if (!fitsState(filters.state, item.state)) return false
  if (filters.channel && item.channel?.id !== filters.channel) return false
  if (filters.label && !item.labels.includes(filters.label)) return false
  if (filters.unread && item.unread === 0) return false
  return filters.q ? null : true
}

/** Whether a conversation is among ourselves. */
export function isStaff({ kind }: Pick<Conversation, 'kind'>): boolean {
  return kind === 'direct' || kind === 'group'
}

function fitsKind(wanted: Filters['kind'], item: Conversation): boolean {
  if (wanted === 'any') return true
  return wanted === 'staff' ? isStaff(item) : item.kind === wanted
}

function fitsState(wanted: StateFilter, state: ConversationState): boolean {
  if (wanted === 'all') return true
  return wanted === 'active' ? ACTIVE.includes(state) : state === wanted
}

function latest(item: Conversation): string {
  return item.last_message?.created_at ?? item.updated_at
}

/** The hub's own order: longest waiting first, then what moved last. */
export function compare(sort: Sort, a: Conversation, b: Conversation): number {
  if (sort === 'needs_reply' && a.needs_reply_since !== b.needs_reply_since) {
    if (!a.needs_reply_since) return 1
    if (!b.needs_reply_since) return -1
    return a.needs_reply_since < b.needs_reply_since ? -1 : 1
  }
  if (latest(a) !== latest(b)) return latest(a) < latest(b) ? 1 : -1
  return a.id < b.id ? 1 : -1
}

/** The list's query; empty values stay out. */
export function queryOf(filters: Filters): Record<string, string | boolean | null> {
  return {
    kind: kindQuery(filters.kind),
    view: filters.kind === 'staff' ? null : filters.view,
    state: stateQuery(filters.state),
    channel: filters.channel,
    label: filters.label,
    unread: filters.unread || null,
    q: filters.q || null,
    sort: filters.sort,
  }
}

function kindQuery(kind: Filters['kind']): string | null {
  if (kind === 'any') return null
  return kind === 'staff' ? 'direct,group' : kind
}

function stateQuery(state: StateFilter): string | null {
  if (state === 'all') return null
  return state === 'active' ? ACTIVE.join(',') : state
}
