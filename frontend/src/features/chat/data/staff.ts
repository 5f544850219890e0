import { useMemo } from 'react'
import { useConversationList } from './conversations'
import { type Filters, STARTING_FILTERS } from './filters'
import { useKnown } from './known'

const OURS: Filters = {
  ...STARTING_FILTERS,
  kind: 'staff',
  state: 'all',
  view: 'all',
  sort: 'recent',
}

/** Counted ones come whole, up to more than a badge says. */
const MOST = 200

export type StaffView = 'all' | 'unread' | 'mentions'

const VIEWS: Record<StaffView, Filters> = {
  all: OURS,
  unread: { ...OURS, unread: true },
  // A private note beside a customer's conversation may name somebody too.
  mentions: { ...OURS, kind: 'any', view: 'mentions' },
}

/** A page of one of the lists. */
export function staffPage(view: StaffView): number {
  return view === 'all' ? 50 : MOST
}

/** The lists of the team's page; words are looked for among all of them. */
export function staffFilters(view: StaffView, q = ''): Filters {
  return q ? { ...OURS, q } : VIEWS[view]
}

export interface StaffCounts {
  /** Conversations among ourselves with something unread. */
  unread: number
  /** Messages that name the reader and are not read. */
  mentions: number
}

/** Both are lists, patched like any other: the badges cannot drift from what the lists show. */
export function useStaffCounts(): StaffCounts {
  const unread = useConversationList(VIEWS.unread, MOST).ids
  const naming = useConversationList(VIEWS.mentions, MOST).ids
  const items = useKnown(naming)
  return useMemo(
    () => ({
      unread: unread.length,
      mentions: items.reduce((sum, item) => sum + (item.mentions ?? 0), 0),
    }),
    [unread, items],
  )
}

export function useStaffUnread(): number {
  return useStaffCounts().unread
}
