import { lazy, Suspense } from 'react'
import type { Conversation } from '@/api/types'
import { isStaff } from '../data/filters'

const ScheduledRows = lazy(() => import('./ScheduledRows'))

/** What waits for its time, where anything may: among ourselves nobody is told how many. */
export function ScheduledList({ conversation }: { conversation: Conversation }) {
  if (!conversation.scheduled && !isStaff(conversation)) return null
  return (
    <Suspense fallback={null}>
      <ScheduledRows conversation={conversation} />
    </Suspense>
  )
}
