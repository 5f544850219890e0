import { useCallback, useEffect, useRef, useState } from 'react'
import type { Message } from '@/api/types'
import { refreshMessage } from '../../data/messages'

interface Fresh {
  /** Grows with each renewal, so that a player starts again with the new address. */
  version: number
  /** For `onError`: links live five minutes, an old one is asked for anew, once per link. */
  onError: () => void
}

/** `url` as the message carries it: missing in what was heard live, made for one reader else. */
export function useFreshUrl(message: Message, url: string | null | undefined): Fresh {
  const [version, setVersion] = useState(0)
  const tried = useRef<string | null | undefined>(null)
  const onError = useCallback(() => {
    if (tried.current === url) return
    tried.current = url
    refreshMessage(message).then(
      () => setVersion(now => now + 1),
      () => {
        // Offline: the next visit asks again.
      },
    )
  }, [message, url])
  // What was heard live comes without links: they are made for one reader.
  useEffect(() => {
    if (url === undefined) onError()
  }, [url, onError])
  return { version, onError }
}
