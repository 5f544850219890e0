import { type KeyboardEvent, useState } from 'react'
import type { Action } from '@/api/types'
import { answersFor, type Canned } from '../data/canned'
import { matching } from './SlashMenu'

/** What a typed `/…` may mean: something done here, or an answer that is ready. */
export type Offered =
  | { key: string; type: 'action'; action: Action }
  | { key: string; type: 'answer'; answer: Canned }

const MOST_ANSWERS = 8

function offeredFor(text: string, actions: Action[], answers: Canned[]): Offered[] | null {
  const found = matching(text, actions)
  if (!found) return null
  return [
    ...answersFor(text.slice(1), answers)
      .slice(0, MOST_ANSWERS)
      .map(answer => ({ key: answer.id, type: 'answer' as const, answer })),
    ...found.map(action => ({ key: action.key, type: 'action' as const, action })),
  ]
}

/** Answers and actions offered while a `/…` is typed, and the keys that choose among them. */
export function useSlash(
  text: string,
  offers: { actions: Action[]; answers: Canned[] },
  write: (text: string) => void,
  on: { action: (action: Action) => void; answer: (answer: Canned) => void },
) {
  const { actions, answers } = offers
  const any = actions.length > 0 || answers.length > 0
  const found = any ? offeredFor(text, actions, answers) : null
  const [chosen, setChosen] = useState(0)
  const active = Math.min(chosen, Math.max(0, (found?.length ?? 0) - 1))
  const pick = (one: Offered) => {
    setChosen(0)
    if (one.type === 'answer') return on.answer(one.answer)
    if (!one.action.locked) write('')
    on.action(one.action)
  }
  const steer = (event: KeyboardEvent): boolean => {
    if (!found || found.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const one = found[active]
    if (step) setChosen((active + step + found.length) % found.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && one) pick(one)
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
