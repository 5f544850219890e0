import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useState } from 'react'
import { useKept } from '@/lib/kept'

/** Beside the thread on wide screens, remembered; over it on narrow ones, opened by hand. */
export function usePanel(name = 'panel', first = true): { open: boolean; toggle: () => void } {
  const wide = useMediaQuery('(width >= 1180px)', true, { getInitialValueInEffect: false })
  const [kept, setKept] = useKept(name, first)
  const [over, setOver] = useState(false)
  const open = wide ? kept : over
  const toggle = useCallback(() => {
    if (wide) setKept(!kept)
    else setOver(now => !now)
  }, [wide, kept, setKept])
  return { open, toggle }
}
