import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 80

export interface ThreadScroll {
  box: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  atEnd: boolean
  toEnd: (smooth?: boolean) => void
}

/**
 * Keeps the eye where it is: at the end it follows what arrives, elsewhere the message at the top
 * of the screen stays where it stands, whatever comes or goes above and below it. `live` says that
 * the newest is loaded: below a stretch of history there is no end to follow.
 */
export function useScroll(ready: boolean, live: boolean): ThreadScroll {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const seen = useRef<Seen>({ end: true, anchor: null })
  const known = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)

  const toEnd = useCallback((smooth = false) => {
    const element = box.current
    element?.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
  }, [])

  const settle = useCallback(() => {
    const element = box.current
    if (!element) return
    // Loaded anew, a thread begins at its end.
    if (known.current !== element) seen.current = { end: true, anchor: null }
    known.current = element
    hold(element, seen.current, live)
    seen.current = sight(element)
  }, [live])

  useLayoutEffect(settle)

  useEffect(() => {
    const element = box.current
    const inner = content.current
    if (!element || !inner || !ready) return
    const onScroll = () => {
      seen.current = sight(element)
      setAtEnd(seen.current.end)
    }
    // Pictures and fonts may still change heights.
    const observer = new ResizeObserver(() => hold(element, seen.current, live))
    observer.observe(inner)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [ready, live])

  return { box, content, atEnd, toEnd }
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
  end: boolean
  /** The first message on the screen, and how far below the upper edge it stands, px. */
  anchor: { number: string; top: number } | null
}

function sight(element: HTMLElement): Seen {
  const { scrollHeight, scrollTop, clientHeight } = element
  const end = scrollHeight - scrollTop - clientHeight < NEAR_PX
  const edge = element.getBoundingClientRect().top
  const first = firstBelow([...element.querySelectorAll<HTMLElement>('[data-number]')], edge)
  const number = first?.dataset.number
  if (!first || !number) return { end, anchor: null }
  return { end, anchor: { number, top: first.getBoundingClientRect().top - edge } }
}

/** They stand in order, so half of them can be passed over at each step. */
function firstBelow(messages: HTMLElement[], edge: number): HTMLElement | undefined {
  let from = 0
  let to = messages.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((messages[middle]?.getBoundingClientRect().bottom ?? 0) > edge) to = middle
    else from = middle + 1
  }
  return messages[from]
}

function hold(element: HTMLElement, { end, anchor }: Seen, live: boolean): void {
  if (end && live) {
    element.scrollTop = element.scrollHeight
    return
  }
  const there = anchor && element.querySelector(`[data-number="${anchor.number}"]`)
  if (!there) return
  const top = there.getBoundingClientRect().top - element.getBoundingClientRect().top
  if (top !== anchor.top) element.scrollTop += top - anchor.top
}
