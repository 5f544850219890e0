import { useCallback, useEffect, useRef, useState } from 'react'
import type { Attachment, Message } from '@/api/types'
import { refreshMessage } from '../../data/messages'

interface Fresh {
  /** Grows with each renewal, so that a player starts again with the new address. */
  version: number
  /** For `onError`: links live five minutes, an old one is asked for anew, once per link. */
  onError: () => void
}

export function useFreshUrl(message: Message, file: Attachment): Fresh {
  const [version, setVersion] = useState(0)
  const tried = useRef<string | null | undefined>(null)
  const onError = useCallback(() => {
    if (tried.current === file.url) return
    tried.current = file.url
    refreshMessage(message).then(
      () => setVersion(now => now + 1),
      () => {
        // Offline: the next visit asks again.
      },
    )
  }, [message, file.url])
  // What was heard live comes without links: they are made for one reader.
  useEffect(() => {
    if (file.url === undefined) onError()
  }, [file.url, onError])
  return { version, onError }
}
