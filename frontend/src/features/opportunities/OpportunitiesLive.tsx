import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { keys } from './keys'
import { lifted } from './lifted'

const MOMENT = 250

/** Looks at the board again when somebody has moved something; not while a card is in the hand. */
export function OpportunitiesLive() {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const renew = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (lifted.get()) renew()
      else void client.invalidateQueries({ queryKey: keys.all })
    }, MOMENT)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useRealtimeListener({
    ephemeral: kind => {
      if (kind === 'opportunity') renew()
    },
    welcome: renew,
  })
  return null
}
