import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useDesk, useViews } from '../data/desk'
import { type Filters, filtersOf } from '../data/filters'

/** Whoever comes without saying which list they want begins with the view they chose. */
export function useStartingView(change: (change: Partial<Filters>) => void): void {
  const [params] = useSearchParams()
  const bare = useRef(params.size === 0)
  const wanted = useDesk().data?.default_view
  const view = useViews().find(({ id }) => id === wanted)
  useEffect(() => {
    if (!bare.current || !view) return
    bare.current = false
    change({ ...filtersOf(view.query), saved: view.id })
  }, [view, change])
}
