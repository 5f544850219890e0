import { useEffect } from 'react'
import { useAttentive } from '@/lib/attention'
import { useStore } from '@/lib/store'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { useConnection } from '@/realtime/status'
import { openThreads } from './watching'

const AGAIN_MS = 60_000

/**
 * Tells the hub whether somebody is at this screen, and before which conversation: colleagues see
 * it, and who is not here is reached in another way. Said again after a break and while it lasts.
 */
export function useFocus(): void {
  const realtime = useRealtime()
  const here = useStore(openThreads).at(-1) ?? null
  const looking = useAttentive()
  const connected = useConnection().state !== 'offline'
  useEffect(() => {
    if (!connected) return
    const tell = () => realtime.focus(here, looking)
    tell()
    const timer = looking && here !== null ? setInterval(tell, AGAIN_MS) : undefined
    return () => clearInterval(timer)
  }, [here, looking, connected, realtime])
}
