import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether an element is narrower than so many pixels, now and as it changes. */
export function useNarrow(of: RefObject<HTMLElement | null>, than: number): boolean {
  const [narrow, setNarrow] = useState(true)
  useLayoutEffect(() => {
    const element = of.current
    if (!element) return
    const look = () => setNarrow(element.clientWidth < than)
    look()
    const watch = new ResizeObserver(look)
    watch.observe(element)
    return () => watch.disconnect()
  }, [of, than])
  return narrow
}
