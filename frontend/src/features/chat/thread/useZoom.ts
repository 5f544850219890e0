import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'

const MOST = 8
const SWIPE_PX = 60

export interface Look {
  scale: number
  x: number
  y: number
}
const FIT: Look = { scale: 1, x: 0, y: 0 }

/** Nearer or farther around a point (from the middle), never smaller than fitting. */
export function zoomed(look: Look, factor: number, x: number, y: number): Look {
  const scale = Math.min(MOST, Math.max(1, look.scale * factor))
  if (scale === 1) return FIT
  const grown = scale / look.scale
  return { scale, x: x - (x - look.x) * grown, y: y - (y - look.y) * grown }
}

interface Point {
  x: number
  y: number
}

function distance([a, b]: Point[]): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
}

/** Wheel, fingers and dragging over a picture; `shown` starts anew with each picture. */
export function useZoom(shown: string, onSwipe: (step: number) => void) {
  const [look, setLook] = useState(FIT)
  const box = useRef<HTMLDivElement>(null)
  const down = useRef(new Map<number, Point>())
  const start = useRef<Point | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is seen whole at first.
  useEffect(() => setLook(FIT), [shown])

  const zoom = useCallback((factor: number, at?: Point) => {
    const place = box.current?.getBoundingClientRect()
    const x = at && place ? at.x - place.left - place.width / 2 : 0
    const y = at && place ? at.y - place.top - place.height / 2 : 0
    setLook(now => zoomed(now, factor, x, y))
  }, [])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, { x: event.clientX, y: event.clientY })
    }
    // React's own wheel listeners may not stop the page from moving.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [zoom])

  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = { x: event.clientX, y: event.clientY }
    down.current.set(event.pointerId, point)
    start.current = down.current.size === 1 ? point : null
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = down.current.get(event.pointerId)
    if (!before) return
    const apart = distance([...down.current.values()])
    const point = { x: event.clientX, y: event.clientY }
    down.current.set(event.pointerId, point)
    if (down.current.size === 2 && apart > 0) {
      zoom(distance([...down.current.values()]) / apart, point)
    } else if (down.current.size === 1) {
      setLook(now =>
        now.scale > 1
          ? { ...now, x: now.x + point.x - before.x, y: now.y + point.y - before.y }
          : now,
      )
    }
  }
  const onPointerUp = (event: PointerEvent) => {
    const moved = start.current ? event.clientX - start.current.x : 0
    if (look.scale === 1 && event.type === 'pointerup' && Math.abs(moved) > SWIPE_PX) {
      onSwipe(moved > 0 ? -1 : 1)
    }
    start.current = null
    down.current.delete(event.pointerId)
  }
  const onDoubleClick = (event: { clientX: number; clientY: number }) =>
    look.scale > 1 ? setLook(FIT) : zoom(2.5, { x: event.clientX, y: event.clientY })

  return {
    box,
    look,
    zoom,
    fit: () => setLook(FIT),
    on: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onDoubleClick,
    },
  }
}
