import { useEffect, useRef } from 'react'
import { createStore, useStore } from '@/lib/store'

export interface Connection {
  /** `stopped`: closed for good; only a reload helps. */
  state: 'live' | 'catching' | 'offline' | 'stopped'
  /** Changes still missing while catching up. */
  behind: number
  /** When the socket went down, ms; null while it stands. */
  since: number | null
  lastEventAt: number | null
}

export const connection = createStore<Connection>({
  state: 'offline',
  behind: 0,
  since: null,
  lastEventAt: null,
})

export function useConnection(): Connection {
  return useStore(connection)
}

/** Calls when the line stands again after it was down. */
export function useBackOnline(back: () => void): void {
  const latest = useRef(back)
  latest.current = back
  useEffect(() => {
    let before = connection.get().state
    return connection.subscribe(() => {
      const { state } = connection.get()
      if (state === 'live' && before !== 'live') latest.current()
      before = state
    })
  }, [])
}
