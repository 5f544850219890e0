import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState'
import { Skeletons } from './Skeletons'

interface Asked<T> {
  data?: T
  isPending: boolean
  isError: boolean
  error: Error | null
  refetch: () => unknown
}

interface Props<T> {
  of: Asked<T>
  rows?: number
  /** Is told what came. */
  children: (data: T) => ReactNode
}

/** Grey rows while it comes, the reason and a way back when it did not, else the content. */
export function Loading<T>({ of, rows = 4, children }: Props<T>) {
  if (of.isPending) return <Skeletons rows={rows} />
  if (!of.isError) return children(of.data as T)
  return <ErrorState problem={problemOf(of.error)} onRetry={() => void of.refetch()} />
}

function problemOf(error: Error | null): { offline: boolean; message: string } | null {
  if (!error) return null
  return { offline: 'offline' in error && error.offline === true, message: error.message }
}
