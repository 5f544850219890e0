import { useCallback, useMemo } from 'react'
import { keep, readKept } from '@/lib/kept'
import { said, useAddress } from '@/lib/useAddress'
import {
  type Filters,
  type SlaFilter,
  SORTS,
  type Sort,
  STARTING_FILTERS,
  type StateFilter,
  type View,
} from '../data/filters'

const STATES: StateFilter[] = ['active', 'open', 'pending', 'snoozed', 'resolved', 'all', 'spam']
const SLAS: SlaFilter[] = ['due', 'breached']

/** The filters live in the address, so a view can be linked; the last view is remembered. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, changeAddress] = useAddress('/inbox', true)
  const filters = useMemo((): Filters => {
    const number = (name: string) => (params.get(name) ? Number(params.get(name)) : null)
    const sort = params.get('sort') ?? readKept<Sort>('sort')
    return {
      ...STARTING_FILTERS,
      view: (params.get('view') ?? readKept<View>('view') ?? 'mine') as View,
      kind: params.get('kind') === 'supplier' ? 'supplier' : STARTING_FILTERS.kind,
      state: STATES.find(one => one === params.get('state')) ?? 'active',
      channel: params.get('channel'),
      assignee: params.get('assignee'),
      team: params.get('team'),
      labels: params.getAll('labels'),
      priority: number('priority'),
      unread: params.get('unread') === '1',
      waiting: number('waiting'),
      closing: number('closing'),
      sla: SLAS.find(one => one === params.get('sla')) ?? null,
      since: params.get('since'),
      until: params.get('until'),
      q: params.get('q') ?? '',
      sort: SORTS.find(one => one === sort) ?? 'needs_reply',
      saved: params.get('saved'),
    }
  }, [params])
  const change = useCallback(
    (next: Partial<Filters>) => {
      if (next.view) keep('view', next.view)
      if (next.sort) keep('sort', next.sort)
      // What is changed by hand is that view no more.
      changeAddress({ saved: null, ...next })
    },
    [changeAddress],
  )
  return [filters, change]
}

/** The address of a list with these filters. */
export function paramsOf(filters: Partial<Filters>): URLSearchParams {
  return said(filters)
}
