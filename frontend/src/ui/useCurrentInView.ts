import { useEffect, useRef } from 'react'

const CURRENT = '[aria-current="page"], [aria-selected="true"]'

/** Has a row of tabs that scrolls show the one a person stands on. */
export function useCurrentInView<T extends HTMLElement>(where: string) {
  const row = useRef<T>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another tab.
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>(CURRENT)
    if (!row.current || !current) return
    const middle = current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2
    row.current.scrollLeft = Math.max(0, middle - row.current.offsetLeft)
  }, [where])
  return row
}
