import { useEffect, useState } from 'react'
import type { Conversation } from '@/api/types'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { markedRead } from '../live/apply'
import { openThread } from '../live/watching'

const PAUSE_MS = 700

/** Tells the hub what has been read: the end is on the screen and somebody is looking. */
export function useReading(conversation: Conversation, atEnd: boolean): void {
  const realtime = useRealtime()
  const visible = useVisible()
  const { id, last_number: newest, unread } = conversation
  const read = conversation.read_number ?? 0

  useEffect(() => {
    openThread.set(id)
    realtime.focus(id)
    return () => {
      openThread.set(null)
      realtime.focus(null)
    }
  }, [id, realtime])

  useEffect(() => {
    if (!atEnd || !visible || (unread === 0 && read >= newest)) return
    const timer = setTimeout(() => {
      realtime.read(id, newest)
      markedRead(id, newest)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [atEnd, visible, unread, read, newest, id, realtime])
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
