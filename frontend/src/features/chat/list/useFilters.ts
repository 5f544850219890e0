import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { keep, readKept } from '@/lib/kept'
import {
  type Filters,
  type Sort,
  STARTING_FILTERS,
  type StateFilter,
  type View,
} from '../data/filters'

const STATES: StateFilter[] = ['active', 'open', 'pending', 'resolved', 'all']

/** The filters live in the address, so a view can be linked; the last view is remembered. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams()
  const filters = useMemo((): Filters => {
    const state = STATES.find(one => one === params.get('state')) ?? 'active'
    return {
      ...STARTING_FILTERS,
      view: (params.get('view') ?? readKept<View>('view') ?? 'mine') as View,
      state,
      channel: params.get('channel'),
      label: params.get('label'),
      unread: params.get('unread') === '1',
      q: params.get('q') ?? '',
      sort: (params.get('sort') ?? readKept<Sort>('sort') ?? 'needs_reply') as Sort,
    }
  }, [params])
  const change = useCallback(
    (next: Partial<Filters>) => {
      if (next.view) keep('view', next.view)
      if (next.sort) keep('sort', next.sort)
      setParams(
        now => {
          for (const [name, value] of Object.entries(next)) {
            if (value === null || value === false || value === '') now.delete(name)
            else now.set(name, value === true ? '1' : String(value))
          }
          return now
        },
        { replace: true },
      )
    },
    [setParams],
  )
  return [filters, change]
}
