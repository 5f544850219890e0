import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRealtimeListener } from './RealtimeProvider'

const MOMENT = 250

/**
 * Makes what stands behind a feature: it asks anew for all under `key` when one of these kinds has
 * moved, or when something may have been missed.
 */
export function renewing(key: string, ...kinds: string[]) {
  return function Renewing() {
    const client = useQueryClient()
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
    const renew = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: [key] }), MOMENT)
    }
    useEffect(() => () => clearTimeout(timer.current), [])
    useRealtimeListener({
      ephemeral: kind => {
        if (kinds.includes(kind)) renew()
      },
      welcome: renew,
    })
    return null
  }
}
