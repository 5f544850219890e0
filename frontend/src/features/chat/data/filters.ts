import type { Query } from '@/api/client'
import type { Conversation, ConversationKind, ConversationState } from '@/api/types'
import { latest } from './sorting'

export type View = 'mine' | 'unassigned' | 'all' | 'mentions'
export const SORTS = [
  'needs_reply',
  'recent',
  'oldest',
  'priority',
  'window_closing',
  'sla',
] as const
export type Sort = (typeof SORTS)[number]

/** `active` is everything not resolved, as the counts beside the views count. */
export type StateFilter = ConversationState | 'active' | 'all' | 'spam'

const ACTIVE: ConversationState[] = ['open', 'pending', 'snoozed']

export type SlaFilter = 'due' | 'breached'

export interface Filters {
  view: View
  kind: ConversationKind | 'staff' | 'any'
  state: StateFilter
  channel: string | null
  /** Somebody's id, `me`, or `none`. */
  assignee: string | null
  team: string | null
  /** All of them. */
  labels: string[]
  /** This urgent or more: 1 to 4. */
  priority: number | null
  unread: boolean
  /** Minutes somebody has waited, or more. */
  waiting: number | null
  /** Minutes within which the channel's window closes. */
  closing: number | null
  /** Promises to customers: about to be broken, or broken. */
  sla: SlaFilter | null
  /** Days, `2026-11-21`, of the last message; both are within. */
  since: string | null
  until: string | null
  q: string
  sort: Sort
  /** The saved view these came from. */
  saved: string | null
}

export const STARTING_FILTERS: Filters = {
  view: 'mine',
  kind: 'customer',
  state: 'active',
  channel: null,
  assignee: null,
  team: null,
  labels: [],
  priority: null,
  unread: false,
  waiting: null,
  closing: null,
  sla: null,
  since: null,
  until: null,
  q: '',
  sort: 'needs_reply',
  saved: null,
}

/** What only narrows a list: taken off together. */
export const BROAD = {
  channel: null,
  assignee: null,
  team: null,
  labels: [],
  priority: null,
  unread: false,
  waiting: null,
  closing: null,
  sla: null,
  since: null,
  until: null,
  q: '',
  saved: null,
} satisfies Partial<Filters>

export function isNarrowed(filters: Filters): boolean {
  const { labels, channel, assignee, team, priority, unread, waiting, closing } = filters
  if (labels.length > 0 || unread || channel || assignee || team) return true
  if (filters.since || filters.until || filters.sla) return true
  return priority !== null || waiting !== null || closing !== null
}

/** Whether a conversation belongs in a list; null when only the hub can tell (words searched). */
export function matches(filters: Filters, item: Conversation, me: string): boolean | null {
  if (!fitsKind(filters.kind, item)) return false
  if (filters.state !== 'spam' && !fitsView(filters.view, item, me)) return false
  if (filters.view === 'mentions' && !item.mentions) return false
  if (!fitsState(filters.state, item)) return false
  if (filters.channel && item.channel?.id !== filters.channel) return false
  if (!fitsAssignee(filters.assignee, item, me)) return false
  if (filters.team && item.team?.id !== filters.team) return false
  if (!filters.labels.every(label => item.labels.includes(label))) return false
  if (filters.priority !== null && item.priority < filters.priority) return false
  if (filters.unread && item.unread === 0) return false
  if (!fitsTime(filters, item, Date.now())) return false
  return filters.q ? null : true
}

function fitsAssignee(wanted: string | null, { assignee }: Conversation, me: string): boolean {
  if (wanted === null) return true
  return wanted === 'none' ? !assignee : assignee?.id === (wanted === 'me' ? me : wanted)
}

const MINUTE = 60_000

function fitsTime(filters: Filters, item: Conversation, now: number): boolean {
  const { waiting, closing, since, until, sort } = filters
  const waits = Date.parse(item.needs_reply_since ?? '')
  if (waiting !== null && !(waits <= now - waiting * MINUTE)) return false
  const closes = Date.parse(item.window_closes_at ?? '')
  if ((closing !== null || sort === 'window_closing') && !(closes > now)) return false
  if (closing !== null && closes > now + closing * MINUTE) return false
  if (filters.sla && slaOf(item, now) !== filters.sla) return false
  const spoke = Date.parse(latest(item))
  return !((since && spoke < dayStart(since)) || (until && spoke >= dayStart(until, 1)))
}

/** As the hub counts: broken when its time is over, due from its warning on. */
function slaOf({ sla }: Conversation, now: number): SlaFilter | null {
  if (!sla?.due_at) return null
  if (Date.parse(sla.due_at) <= now) return 'breached'
  return sla.warn_at && Date.parse(sla.warn_at) <= now ? 'due' : null
}

function dayStart(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}

/** Whether a conversation is among ourselves. */
export function isStaff({ kind }: Pick<Conversation, 'kind'>): boolean {
  return kind === 'direct' || kind === 'group'
}

function fitsView(view: View, item: Conversation, me: string): boolean {
  if (view === 'mine') return isStaff(item) || item.assignee?.id === me
  return view !== 'unassigned' || !item.assignee
}

function fitsKind(wanted: Filters['kind'], item: Conversation): boolean {
  if (wanted === 'any') return true
  return wanted === 'staff' ? isStaff(item) : item.kind === wanted
}

function fitsState(wanted: StateFilter, { state, customer }: Conversation): boolean {
  // Spam stands in a place of its own, however it is filed.
  if (wanted === 'spam' || customer?.spam) return wanted === 'spam' && Boolean(customer?.spam)
  if (wanted === 'all') return true
  return wanted === 'active' ? ACTIVE.includes(state) : state === wanted
}

const MOST_URGENT = 4

/** The list's query; empty values stay out. */
export function queryOf(filters: Filters): Query {
  const { priority, since, until } = filters
  return {
    kind: kindQuery(filters.kind),
    view: viewQuery(filters),
    state: stateQuery(filters.state),
    channel: filters.channel,
    assignee: filters.assignee,
    team: filters.team,
    label: filters.labels.length > 0 ? filters.labels : null,
    priority: priority === null ? null : levelsFrom(priority),
    unread: filters.unread || null,
    waiting: filters.waiting,
    closing: filters.closing,
    sla: filters.sla,
    since: since && new Date(dayStart(since)).toISOString(),
    until: until && new Date(dayStart(until, 1)).toISOString(),
    q: filters.q || null,
    sort: filters.sort,
  }
}

function levelsFrom(least: number): string {
  return Array.from({ length: MOST_URGENT + 1 - least }, (_, step) => least + step).join(',')
}

/** The filters a kept query says, all of them: what it does not say is not narrowed. */
export function filtersOf(query: Record<string, unknown>): Partial<Filters> {
  const text = (name: string) => (query[name] ? String(query[name]) : null)
  const number = (name: string) => (query[name] == null ? null : Number(query[name]))
  const label = query.label
  const levels = text('priority')
  return {
    ...BROAD,
    kind: text('kind') === 'supplier' ? 'supplier' : 'customer',
    view: text('view') === 'spam' ? 'all' : ((text('view') ?? 'all') as View),
    state: text('view') === 'spam' ? 'spam' : stateOf(text('state')),
    channel: text('channel'),
    assignee: text('assignee'),
    team: text('team'),
    labels: Array.isArray(label) ? label.map(String) : label ? [String(label)] : [],
    priority: levels ? Number(levels[0]) : null,
    unread: query.unread === true || query.unread === 'true',
    waiting: number('waiting'),
    closing: number('closing'),
    sla: text('sla') as SlaFilter | null,
    since: dayOf(text('since')),
    until: dayOf(text('until'), -1),
    q: text('q') ?? '',
    sort: (text('sort') ?? 'recent') as Sort,
  }
}

function stateOf(said: string | null): StateFilter {
  if (!said) return 'all'
  return said.includes(',') ? 'active' : (said as ConversationState)
}

function dayOf(instant: string | null, later = 0): string | null {
  if (!instant) return null
  const at = new Date(instant)
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + later)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function viewQuery({ kind, state, view }: Filters): string | null {
  if (kind === 'staff') return null
  return state === 'spam' ? 'spam' : view
}

function kindQuery(kind: Filters['kind']): string | null {
  if (kind === 'any') return null
  return kind === 'staff' ? 'direct,group' : kind
}

function stateQuery(state: StateFilter): string | null {
  if (state === 'all' || state === 'spam') return null
  return state === 'active' ? ACTIVE.join(',') : state
}
