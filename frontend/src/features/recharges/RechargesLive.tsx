import { useQueryClient } from '@tanstack/react-query'
import type { Message } from '@/api/types'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'

/** A recharge card that moved in any thread means the list has moved too. */
export function RechargesLive() {
  const client = useQueryClient()
  useRealtimeListener({
    change: (_stream, { kind, data }) => {
      if (kind === 'message' && (data as Message).card?.type === 'recharge') {
        void client.invalidateQueries({ queryKey: ['recharges'] })
      }
    },
  })
  return null
}
