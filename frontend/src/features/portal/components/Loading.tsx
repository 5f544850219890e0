import type { ReactNode } from 'react'
import { ApiError } from '@/api/errors'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'

interface Asked {
  isPending: boolean
  isError: boolean
  error: Error | null
  refetch: () => unknown
}

/** Skeleton, error with a way back, or the content. */
export function Loading({ of, children }: { of: Asked; children: () => ReactNode }) {
  if (of.isPending) return <Skeletons rows={3} height={72} />
  if (of.isError) {
    return (
      <ErrorState
        problem={of.error instanceof ApiError ? of.error : null}
        onRetry={() => void of.refetch()}
      />
    )
  }
  return children()
}
