import { type RefObject, useCallback, useEffect } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { complain } from '@/api/complain'
import { JUMP } from '../data/jump'
import { knownMessages, openAround } from '../data/messages'

const FLASH_MS = 1_600
/** Frames to wait for what was fetched to be drawn. */
const PATIENCE = 20

/** Brings a message into sight and marks it for a moment. */
function show(root: HTMLElement | null, number: number): boolean {
  const element = root?.querySelector(`[data-number="${number}"]`) ?? nearest(root, number)
  if (!element) return false
  element.scrollIntoView({ block: 'center' })
  element.setAttribute('data-flash', '')
  setTimeout(() => element.removeAttribute('data-flash'), FLASH_MS)
  return true
}

/** Lines and hidden messages carry no number: the next message after one is meant. */
function nearest(root: HTMLElement | null, number: number): Element | undefined {
  const shown = [...(root?.querySelectorAll<HTMLElement>('[data-number]') ?? [])]
  const after = shown.findIndex(({ dataset }) => Number(dataset.number) > number)
  return after > 0 ? shown[after] : undefined
}

function showSoon(root: HTMLElement | null, number: number, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    if (!show(root, number) && patience > 0) showSoon(root, number, patience - 1)
  })
}

/** Goes to a message, wherever it is; the address `?message=<number>` does the same. */
export function useJump(id: string, root: RefObject<HTMLElement | null>): (number: number) => void {
  const jumpTo = useCallback(
    (number: number) => {
      if (show(root.current, number)) return
      const known = knownMessages(id).some(message => message.number === number)
      const there = known ? Promise.resolve() : openAround(id, number)
      there.then(() => showSoon(root.current, number), complain)
    },
    [id, root],
  )
  const { id: addressed } = useParams()
  const [params, setParams] = useSearchParams()
  const wanted = addressed === id ? Number(params.get(JUMP)) : 0
  useEffect(() => {
    if (!(wanted > 0)) return
    jumpTo(wanted)
    setParams(
      now => {
        now.delete(JUMP)
        return now
      },
      { replace: true },
    )
  }, [wanted, jumpTo, setParams])
  return jumpTo
}
