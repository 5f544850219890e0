import { useCallback, useEffect, useRef } from 'react'

const EVERY_MS = 4_000

/** Says "writing" at most every 4 s while keys are pressed, and "stopped" once. */
export function useTypingSign(say: (on: boolean) => void): (on: boolean) => void {
  const latest = useRef(say)
  latest.current = say
  const last = useRef(0)
  useEffect(
    () => () => {
      if (last.current > 0) latest.current(false)
    },
    [],
  )
  return useCallback((on: boolean) => {
    const now = Date.now()
    if (on && now - last.current >= EVERY_MS) {
      last.current = now
      latest.current(true)
    } else if (!on && last.current > 0) {
      last.current = 0
      latest.current(false)
    }
  }, [])
}
