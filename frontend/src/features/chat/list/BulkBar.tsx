import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from '@/lib/store'
import type { Filters } from '../data/filters'
import { clearSelection, selection } from './selection'

const BulkWork = lazy(() => import('./BulkWork'))

/** Stands above the list as soon as a row was picked; another list has other rows. */
export function BulkBar({ filters }: { filters: Filters }) {
  const { ids, on } = useStore(selection)
  const picking = on || ids.size > 0
  const [ever, setEver] = useState(false)
  const list = JSON.stringify(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was picked belongs to one list.
  useEffect(() => clearSelection, [list])
  useEffect(() => {
    if (picking) setEver(true)
  }, [picking])
  if (!ever) return null
  return (
    <Suspense fallback={null}>
      <BulkWork filters={filters} />
    </Suspense>
  )
}
