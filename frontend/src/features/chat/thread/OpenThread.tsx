import { type ComponentProps, lazy, Suspense } from 'react'
import type { ThreadPane } from './ThreadPane'
import { ThreadSkeleton } from './ThreadSkeleton'

/** Asked for beside the list, which does not wait for it. */
export const fetchThread = () => import('./ThreadPane')
const Pane = lazy(async () => ({ default: (await fetchThread()).ThreadPane }))

/** One conversation, with all it takes to read and to answer it. */
export function OpenThread(props: ComponentProps<typeof ThreadPane>) {
  return (
    <Suspense fallback={<ThreadSkeleton />}>
      <Pane {...props} />
    </Suspense>
  )
}
