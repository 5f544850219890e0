import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 80

export interface ThreadScroll {
  box: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  atEnd: boolean
  toEnd: (smooth?: boolean) => void
}

/**
 * Keeps the eye where it is: at the end it follows what arrives, elsewhere nothing moves, and older
 * pages grow upwards out of sight. `firstKey` names the oldest item, `lastKey` the newest.
 */
export function useScroll(firstKey: string, ready: boolean): ThreadScroll {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const seen = useRef({ height: 0, top: 0, end: true, first: '' })
  const [atEnd, setAtEnd] = useState(true)

  const toEnd = useCallback((smooth = false) => {
    const element = box.current
    element?.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
  }, [])

  const settle = useCallback(() => {
    const element = box.current
    if (!element) return
    const { height, top, end, first } = seen.current
    const grown = element.scrollHeight - height
    if (end) element.scrollTop = element.scrollHeight
    else if (grown > 0 && first !== firstKey) element.scrollTop = top + grown
    remember(element, seen.current, firstKey)
  }, [firstKey])

  useLayoutEffect(settle)

  useEffect(() => {
    const element = box.current
    const inner = content.current
    if (!element || !inner || !ready) return
    const onScroll = () => {
      remember(element, seen.current, seen.current.first)
      setAtEnd(seen.current.end)
    }
    // Pictures and fonts may still change heights; the end stays the end.
    const observer = new ResizeObserver(() => {
      if (seen.current.end) element.scrollTop = element.scrollHeight
    })
    observer.observe(inner)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [ready])

  return { box, content, atEnd, toEnd }
}

interface Seen {
  height: number
  top: number
  end: boolean
  first: string
}

function remember(element: HTMLElement, seen: Seen, first: string): void {
  seen.height = element.scrollHeight
  seen.top = element.scrollTop
  seen.end = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
  seen.first = first
}
