import { useEffect } from 'react'
import { useAttentive } from '@/lib/attention'
import { useStore } from '@/lib/store'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { useConnection } from '@/realtime/status'
import { openThreads } from './watching'

const AGAIN_MS = 60_000

/** Tells colleagues which conversation this screen looks at: after a break, and while it lasts. */
export function useFocus(): void {
  const realtime = useRealtime()
  const here = useStore(openThreads).at(-1) ?? null
  const looking = useAttentive()
  const connected = useConnection().state !== 'offline'
  useEffect(() => {
    if (!connected) return
    const tell = () => realtime.focus(looking ? here : null)
    tell()
    const timer = looking && here !== null ? setInterval(tell, AGAIN_MS) : undefined
    return () => clearInterval(timer)
  }, [here, looking, connected, realtime])
}
