import { createContext, type ReactNode, use, useContext, useEffect, useMemo, useRef } from 'react'
import { useUser } from '@/api/session'
import type { Realtime, RealtimeListener } from './client'

type Line = Realtime | Promise<Realtime>

const Context = createContext<Line | null>(null)

interface Props {
  /** Of whoever is signed in; a promise where the page shows before the line's script is there. */
  line: (user: string) => Line
  children: ReactNode
}

/** Opens the one socket for whoever is signed in, for as long as the shell stands. */
export function RealtimeProvider({ line, children }: Props) {
  const { id } = useUser()
  const realtime = useMemo(() => line(id), [line, id])
  useEffect(() => (realtime instanceof Promise ? runLater(realtime) : run(realtime)), [realtime])
  return <Context value={realtime}>{children}</Context>
}

function run(realtime: Realtime): () => void {
  realtime.start()
  return () => realtime.close()
}

function runLater(coming: Promise<Realtime>): () => void {
  let stop = () => {}
  let over = false
  void coming.then(realtime => {
    if (!over) stop = run(realtime)
  })
  return () => {
    over = true
    stop()
  }
}

export function useRealtime(): Realtime {
  const realtime = useContext(Context)
  if (!realtime) throw new Error('useRealtime outside its provider')
  return realtime instanceof Promise ? use(realtime) : realtime
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
