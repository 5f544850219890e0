import { useEffect, useRef, useState } from 'react'
import type { Attachment, Message } from '@/api/types'
import { Player } from './Player'
import { type Sound, soundOf } from './peaks'
import { useFreshUrl } from './useFreshUrl'

/** A voice note; its shape is drawn once it comes into sight. */
export function AudioPlayer({ message, file }: { message: Message; file: Attachment }) {
  const { version, onError } = useFreshUrl(message, file.url)
  const [sound, setSound] = useState<Sound | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const { id, url, size } = file
  useEffect(() => {
    const element = box.current
    if (!element || !url || sound) return
    let stands = true
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      void soundOf(id, url, size).then(found => stands && setSound(found))
    })
    observer.observe(element)
    return () => {
      stands = false
      observer.disconnect()
    }
  }, [id, url, size, sound])
  return (
    <div ref={box}>
      <Player
        key={version}
        src={url ?? undefined}
        seconds={file.duration ?? sound?.seconds ?? null}
        peaks={sound?.peaks ?? null}
        onError={onError}
      />
    </div>
  )
}
