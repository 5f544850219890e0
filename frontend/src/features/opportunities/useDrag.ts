import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { type Place, samePlace } from './arranged'
import type { Stage } from './data'
import { lifted } from './lifted'

const FAR = 6
const HOLD_MS = 260
const EDGE = 56
const STEP = 14

export interface Carried {
  id: string
  by: 'pointer' | 'keys'
  to: Place
}

interface Start {
  id: string
  x: number
  y: number
  card: HTMLElement
  pointer: number
  hold?: ReturnType<typeof setTimeout>
}

/**
 * Carries a card with mouse, pen or finger: the mouse after a few pixels, the finger after it was
 * held, so that a list still scrolls. The board shows the card where it would fall; a copy follows.
 */
export function useDrag(from: (id: string) => Place | null, onDrop: (carried: Carried) => void) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const start = useRef<Start | null>(null)
  const now = useRef<Carried | null>(null)
  const ghost = useRef<HTMLElement | null>(null)
  const put = (next: Carried | null) => {
    now.current = next
    lifted.set(next !== null)
    setCarried(next)
  }
  // Once it is lifted the finger moves the card, not the page.
  const hush = useRef((event: TouchEvent) => {
    if (ghost.current) event.preventDefault()
  })
  const clear = () => {
    clearTimeout(start.current?.hold)
    start.current?.card.removeEventListener('touchmove', hush.current)
    start.current = null
    ghost.current?.remove()
    ghost.current = null
    document.documentElement.style.removeProperty('user-select')
  }
  const end = (drop: boolean) => {
    const last = now.current
    const wasLifted = ghost.current !== null
    clear()
    put(null)
    if (drop && last && wasLifted) onDrop(last)
  }
  const lift = () => {
    const { current } = start
    const place = current && from(current.id)
    if (!current || !place) return
    ghost.current = copyOf(current.card, current)
    document.documentElement.style.setProperty('user-select', 'none')
    put({ id: current.id, by: 'pointer', to: place })
  }
  const latest = useRef({ end, lift, put })
  latest.current = { end, lift, put }

  useEffect(() => {
    const move = (event: PointerEvent) => {
      const { current } = start
      if (!current || event.pointerId !== current.pointer) return
      const far = Math.hypot(event.clientX - current.x, event.clientY - current.y) > FAR
      if (!ghost.current) {
        if (!far) return
        if (event.pointerType === 'touch') clearTimeout(current.hold)
        else latest.current.lift()
      }
      if (!ghost.current) return
      follow(ghost.current, event, current)
      const to = under(event, current.id)
      if (to && now.current && !samePlace(to, now.current.to)) {
        latest.current.put({ ...now.current, to })
      }
    }
    const up = (event: PointerEvent) => {
      if (event.pointerId === start.current?.pointer) latest.current.end(true)
    }
    const cancel = () => {
      if (start.current) latest.current.end(false)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && ghost.current) latest.current.end(false)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', cancel)
    window.addEventListener('keydown', key)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', cancel)
      window.removeEventListener('keydown', key)
      cancel()
    }
  }, [])

  const press = (event: ReactPointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) return
    const { clientX: x, clientY: y, pointerId: pointer, currentTarget: card } = event
    start.current = { id, x, y, card, pointer }
    if (event.pointerType === 'touch') {
      // On the card itself: drawn anew in another column, it leaves the page with the touch on it.
      card.addEventListener('touchmove', hush.current, { passive: false })
      start.current.hold = setTimeout(() => latest.current.lift(), HOLD_MS)
    }
  }
  return { carried, press, put }
}

function copyOf(card: HTMLElement, { x, y }: Start): HTMLElement {
  const box = card.getBoundingClientRect()
  const copy = card.cloneNode(true) as HTMLElement
  copy.removeAttribute('data-card')
  copy.setAttribute('aria-hidden', 'true')
  copy.inert = true
  copy.dataset.ghost = ''
  Object.assign(copy.style, {
    position: 'fixed',
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.width}px`,
    zIndex: '300',
    pointerEvents: 'none',
  })
  copy.dataset.x = String(x)
  copy.dataset.y = String(y)
  document.body.append(copy)
  return copy
}

function follow(ghost: HTMLElement, event: PointerEvent, { x, y }: Start): void {
  ghost.style.transform = `translate(${event.clientX - x}px, ${event.clientY - y}px) rotate(1.2deg)`
  const board = document.querySelector<HTMLElement>('[data-board]')
  if (board) {
    const box = board.getBoundingClientRect()
    if (event.clientX > box.right - EDGE) board.scrollLeft += STEP
    else if (event.clientX < box.left + EDGE) board.scrollLeft -= STEP
  }
}

/** The place under the pointer: the column, and the last card whose middle is above it. */
function under(event: PointerEvent, id: string): Place | null {
  const column = document
    .elementFromPoint(event.clientX, event.clientY)
    ?.closest<HTMLElement>('[data-stage]')
  if (!column) return null
  let after: string | null = null
  for (const card of column.querySelectorAll<HTMLElement>('[data-card]')) {
    if (card.dataset.card === id) continue
    const box = card.getBoundingClientRect()
    if (event.clientY < box.top + box.height / 2) break
    after = card.dataset.card ?? null
  }
  return { stage: column.dataset.stage as Stage, after }
}
