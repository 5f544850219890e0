import { useEffect, useRef, useState } from 'react'

interface Order {
  words: string
  note: boolean
  givenBack: number
}

interface Waits {
  /** What is written is a private note. */
  note: boolean
  /** What came back unsent joins what stands here: whoever ordered has not seen it. */
  givenBack: number
  /** Files are still going up. */
  busy: boolean
  blocked: boolean
}

/**
 * A press of Send that waits until the files are up, with the words of that moment.
 * It holds for the answer or the note it was given for and for nothing else; `onLeft` hears that
 * it did not come to it before the composer went away.
 */
export function useOrder(
  { note, givenBack, busy, blocked }: Waits,
  send: (words: string) => void,
  onLeft: () => void,
) {
  const [order, setOrder] = useState<Order | null>(null)
  const waiting = order !== null && order.note === note && order.givenBack === givenBack
  const latest = useRef({ send, onLeft, waiting })
  latest.current = { send, onLeft, waiting }
  useEffect(() => {
    if (!order || (waiting && busy)) return
    setOrder(null)
    if (waiting && !blocked) latest.current.send(order.words)
  }, [order, waiting, busy, blocked])
  useEffect(
    () => () => {
      if (latest.current.waiting) latest.current.onLeft()
    },
    [],
  )
  return {
    waiting,
    give: (words: string) => setOrder({ words, note, givenBack }),
    takeBack: () => setOrder(null),
  }
}
