import { useCallback, useRef } from 'react'
import { complain } from '@/api/complain'
import { useBackOnline } from '@/realtime/status'
import { openNewest } from '../data/messages'

/**
 * Goes from a stretch of history to the newest messages; without a connection, as soon as it is
 * back. `arrived` is called before they are drawn.
 */
export function useNewest(id: string, past: boolean, arrived: () => void): () => void {
  const wanted = useRef(false)
  const go = useCallback(() => {
    openNewest(id).then(
      () => {
        wanted.current = false
        arrived()
      },
      (error: unknown) => {
        wanted.current = true
        complain(error)
      },
    )
  }, [id, arrived])
  useBackOnline(() => {
    if (wanted.current && past) go()
  })
  return go
}
