import { useQueryClient } from '@tanstack/react-query'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { announce } from '@/ui/live'
import { UNREAD } from './badge'
import { keys, type Notice } from './data'

/** Keeps the notices right while the socket speaks, and says new ones aloud. */
export function MineLive() {
  const client = useQueryClient()
  useRealtimeListener({
    change: (_stream, { kind, data }) => {
      if (kind !== 'notification' || !isNotice(data)) return
      client.setQueryData(UNREAD, data.unread)
      void client.invalidateQueries({ queryKey: keys.notices })
      if (data.read_at === null) announce(`${data.title}. ${data.text}`)
    },
    reset: stream => {
      if (stream.startsWith('u:')) void client.invalidateQueries({ queryKey: ['mine'] })
    },
  })
  return null
}

function isNotice(data: unknown): data is Notice & { unread: number } {
  return typeof data === 'object' && data !== null && 'unread' in data && 'title' in data
}
