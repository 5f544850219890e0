import { type KeyboardEvent, useState } from 'react'
import type { Action } from '@/api/types'
import { matching } from './SlashMenu'

/** The actions offered while a `/…` is typed, and the keys that choose among them. */
export function useSlash(
  text: string,
  actions: Action[],
  write: (text: string) => void,
  onAction: (action: Action) => void,
) {
  const found = actions.length > 0 ? matching(text, actions) : null
  const [chosen, setChosen] = useState(0)
  const active = Math.min(chosen, Math.max(0, (found?.length ?? 0) - 1))
  const pick = (action: Action) => {
    if (!action.locked) write('')
    setChosen(0)
    onAction(action)
  }
  const steer = (event: KeyboardEvent): boolean => {
    if (!found || found.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const action = found[active]
    if (step) setChosen((active + step + found.length) % found.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && action) pick(action)
    else if (event.key === 'Escape') write('')
    else return false
    event.preventDefault()
    return true
  }
  const shown = found?.[active]
  const aria = shown && {
    'aria-controls': 'slash-menu',
    'aria-activedescendant': `slash-${shown.key}`,
  }
  return { found, active, pick, steer, aria }
}
