import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { keys } from './keys'

const MOMENT = 250

/** Looks again when an invoice has moved, or when something may have been missed. */
export function InvoicesLive() {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const renew = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void client.invalidateQueries({ queryKey: keys.all })
      void client.invalidateQueries({ queryKey: ['invoice-card'] })
    }, MOMENT)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useRealtimeListener({
    ephemeral: kind => {
      if (kind === 'invoice') renew()
    },
    welcome: renew,
  })
  return null
}
