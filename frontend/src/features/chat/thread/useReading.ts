import { useEffect } from 'react'
import { clearNotes } from '@/alerts/desktop'
import type { Conversation } from '@/api/types'
import { useAttentive } from '@/lib/attention'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { markedRead } from '../live/apply'
import { watchThread } from '../live/watching'

const PAUSE_MS = 700

/** Tells the hub what has been read: the end is on the screen and somebody is at it, not only near. */
export function useReading(conversation: Conversation, atEnd: boolean): void {
  const realtime = useRealtime()
  const looking = useAttentive()
  const { id, last_number: newest, unread } = conversation
  const read = conversation.read_number ?? 0

  useEffect(() => watchThread(id), [id])

  useEffect(() => {
    if (!atEnd || !looking || (unread === 0 && read >= newest)) return
    const timer = setTimeout(() => {
      realtime.read(id, newest)
      markedRead(id, newest)
      void clearNotes(id)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [atEnd, looking, unread, read, newest, id, realtime])
}
