import { useCallback, useMemo } from 'react'
import { keep, readKept } from '@/lib/kept'
import { useAddress } from '@/lib/useAddress'
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
      changeAddress(now => {
        // What is changed by hand is that view no more.
        if (!('saved' in next)) now.delete('saved')
        for (const [name, value] of Object.entries(next)) say(now, name, value)
      })
    },
    [changeAddress],
  )
  return [filters, change]
}

function say(params: URLSearchParams, name: string, value: Filters[keyof Filters]): void {
  params.delete(name)
  if (Array.isArray(value)) for (const each of value) params.append(name, each)
  else if (value !== null && value !== false && value !== '') {
    params.set(name, value === true ? '1' : String(value))
  }
}

/** The address of a list with these filters. */
export function paramsOf(filters: Partial<Filters>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) say(params, name, value)
  return params
}
