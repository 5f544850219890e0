import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'

const ALL = ['quotes']
const MOMENT = 250

/** Looks again when a quote has moved, or when something may have been missed. */
export function QuotesLive() {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const renew = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ALL }), MOMENT)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useRealtimeListener({
    ephemeral: kind => {
      if (kind === 'quote') renew()
    },
    welcome: renew,
  })
  return null
}
