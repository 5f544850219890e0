import { useEffect, useRef } from 'react'
import { left } from './left'

/** Calls back when the conversation on the screen stops being ours. */
export function useLeft(conversation: string | null | undefined, onLeft: () => void): void {
  const latest = useRef(onLeft)
  latest.current = onLeft
  useEffect(
    () =>
      left.subscribe(() => {
        if (conversation && left.get()?.id === conversation) latest.current()
      }),
    [conversation],
  )
}
