import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { useUser } from '@/api/session'
import { Realtime, type RealtimeListener } from './client'

const Context = createContext<Realtime | null>(null)

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/v1`
}

/** Opens the one socket for whoever is signed in, for as long as the shell stands. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const { id } = useUser()
  const realtime = useMemo(() => new Realtime(id, socketUrl()), [id])
  useEffect(() => {
    realtime.start()
    return () => realtime.close()
  }, [realtime])
  return <Context value={realtime}>{children}</Context>
}

export function useRealtime(): Realtime {
  const realtime = useContext(Context)
  if (!realtime) throw new Error('useRealtime outside its provider')
  return realtime
}

/** Hears what arrives while the component stands; always calls the newest listener. */
export function useRealtimeListener(listener: RealtimeListener): void {
  const realtime = useRealtime()
  const latest = useRef(listener)
  latest.current = listener
  useEffect(
    () =>
      realtime.listen({
        change: (stream, change) => latest.current.change?.(stream, change),
        reset: (stream, head) => latest.current.reset?.(stream, head),
        heads: heads => latest.current.heads?.(heads),
        welcome: heads => latest.current.welcome?.(heads),
        stored: message => latest.current.stored?.(message),
        ephemeral: (kind, data) => latest.current.ephemeral?.(kind, data),
      }),
    [realtime],
  )
}
