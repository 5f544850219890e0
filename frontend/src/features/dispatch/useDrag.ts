import { useEffect, useRef, useState } from 'react'
import type { Planned } from './data'
import { minuteAt, movedTo, resized, type Stretch } from './geometry'

export interface Dragged {
  order: Planned
  /** The booking's technician; null out of the queue. */
  from: string | null
  /** Where it lies now, or how long it takes. */
  stretch: Stretch
  resizing: boolean
}

/** Where it would land: a lane, and from when to when. */
export interface Landing {
  lane: string
  stretch: Stretch
}

interface Held extends Dragged {
  /** Minutes between its beginning and the pointer. */
  grip: number
  x: number
  y: number
}

const THRESHOLD = 5

/**
 * Carries bookings with the pointer: `grab` on the thing, `data-lane` on what it may land in.
 * Escape lets go of it; without a pointer the same is done by the form behind each card.
 */
export function useDrag(window: Stretch, onDrop: (what: Dragged, landing: Landing) => void) {
  const [held, setHeld] = useState<Held | null>(null)
  const [landing, setLanding] = useState<Landing | null>(null)
  const [at, setAt] = useState({ x: 0, y: 0 })
  const drop = useRef(onDrop)
  drop.current = onDrop
  const moved = useRef(false)

  useEffect(() => {
    if (!held) return
    let last: Landing | null = null
    const move = (event: PointerEvent) => {
      if (!moved.current) {
        const far = Math.hypot(event.clientX - held.x, event.clientY - held.y)
        if (far < THRESHOLD) return
        moved.current = true
      }
      event.preventDefault()
      setAt({ x: event.clientX, y: event.clientY })
      last = landingAt(event, held, window)
      setLanding(last)
    }
    const end = () => {
      // The click that follows only ends the drag.
      setTimeout(() => {
        moved.current = false
      })
      setHeld(null)
      setLanding(null)
    }
    const up = () => {
      if (moved.current && last) drop.current(held, last)
      end()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end()
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', end)
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', end)
      document.removeEventListener('keydown', key)
    }
  }, [held, window])

  const grab = (event: React.PointerEvent, what: Dragged) => {
    // A finger scrolls; whoever has no mouse uses the form.
    if (event.button !== 0 || event.pointerType === 'touch') return
    const lane = (event.target as Element).closest<HTMLElement>('[data-lane]')
    const box = lane?.getBoundingClientRect()
    const grip = box ? minuteAt(event.clientX, box, window) - what.stretch.from : 0
    moved.current = false
    setHeld({ ...what, grip: what.resizing ? 0 : grip, x: event.clientX, y: event.clientY })
  }
  return {
    grab,
    dragged: held && moved.current ? held : null,
    landing,
    at,
    /** Whether a click that comes now only ends a drag. */
    wasDragged: () => moved.current,
  }
}

function landingAt(event: PointerEvent, held: Held, window: Stretch): Landing | null {
  const under = document.elementFromPoint(event.clientX, event.clientY)
  const lane = under?.closest<HTMLElement>('[data-lane]')
  const id = held.resizing ? held.from : lane?.dataset.lane
  const strip = held.resizing
    ? document.querySelector<HTMLElement>(`[data-lane="${held.from}"]`)
    : lane
  if (!strip || !id) return null
  const minute = minuteAt(event.clientX, strip.getBoundingClientRect(), window)
  const length = held.stretch.to - held.stretch.from
  const stretch = held.resizing
    ? resized(held.stretch, minute)
    : movedTo(minute - held.grip, length, window)
  return { lane: id, stretch }
}
