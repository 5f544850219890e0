import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'

const ALL = ['payments']
const MOMENT = 250

/** Looks again when a payment, or what it may pay, has moved; or when something may be missed. */
export function PaymentsLive() {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const renew = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ALL }), MOMENT)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useRealtimeListener({
    ephemeral: kind => {
      if (kind === 'payment' || kind === 'invoice') renew()
    },
    welcome: renew,
  })
  return null
}
