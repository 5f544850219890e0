import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState'
import { Skeletons } from './Skeletons'

interface Asked {
  isPending: boolean
  isError: boolean
  error: Error | null
  refetch: () => unknown
}

interface Props {
  of: Asked
  rows?: number
  children: () => ReactNode
}

/** Grey rows while it comes, the reason and a way back when it did not, else the content. */
export function Loading({ of, rows = 4, children }: Props) {
  if (of.isPending) return <Skeletons rows={rows} />
  if (!of.isError) return children()
  return <ErrorState problem={problemOf(of.error)} onRetry={() => void of.refetch()} />
}

function problemOf(error: Error | null): { offline: boolean; message: string } | null {
  if (!error) return null
  return { offline: 'offline' in error && error.offline === true, message: error.message }
}
