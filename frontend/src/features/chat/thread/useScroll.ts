import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 80

export interface ThreadScroll {
  box: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  atEnd: boolean
  toEnd: (smooth?: boolean) => void
  /** What is drawn next is shown from its end. */
  follow: () => void
}

/**
 * Keeps the eye where it is: at the end it follows what arrives, elsewhere nothing moves, and older
 * pages grow upwards out of sight. `firstKey` names the oldest item; `live` says that the newest is
 * loaded: below a stretch of history there is no end to follow.
 */
export function useScroll(firstKey: string, ready: boolean, live: boolean): ThreadScroll {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const seen = useRef<Seen>({ height: 0, top: 0, end: true, first: '' })
  const known = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)

  const toEnd = useCallback((smooth = false) => {
    const element = box.current
    element?.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
  }, [])

  const follow = useCallback(() => {
    seen.current.end = true
  }, [])

  const settle = useCallback(() => {
    const element = box.current
    if (!element) return
    // Loaded anew, a thread begins at its end.
    if (known.current !== element) seen.current.end = true
    known.current = element
    const { height, top, end, first } = seen.current
    const grown = element.scrollHeight - height
    if (end && live) element.scrollTop = element.scrollHeight
    else if (grown > 0 && first !== firstKey) element.scrollTop = top + grown
    remember(element, seen.current, firstKey)
  }, [firstKey, live])

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
      if (seen.current.end && live) element.scrollTop = element.scrollHeight
    })
    observer.observe(inner)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [ready, live])

  return { box, content, atEnd, toEnd, follow }
}

const AHEAD = '600px 0px'

/** A mark in the list; `reached` is called when it comes near while there is more to load. */
export function useApproach(
  more: boolean,
  box: RefObject<HTMLDivElement | null>,
  reached: () => void,
): RefObject<HTMLDivElement | null> {
  const mark = useRef<HTMLDivElement>(null)
  const latest = useRef(reached)
  latest.current = reached
  useEffect(() => {
    if (!mark.current || !more) return
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && latest.current(),
      { root: box.current, rootMargin: AHEAD },
    )
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [more, box])
  return mark
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
