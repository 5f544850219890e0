import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation, Member } from '@/api/types'
import { announce } from '@/ui/live'
import { fetchColleagues } from '../data/colleagues'
import { isStaff } from '../data/filters'
import { type Candidate, candidatesFor, typedMention, withMention } from './mentions'

export interface Mentions {
  id: string
  found: Candidate[]
  active: number
  pick: (candidate: Candidate) => void
  /** Looks at what is typed around the caret. */
  look: (field: HTMLTextAreaElement) => void
  /** Takes the keys meant for the list; whether it did. */
  steer: (event: KeyboardEvent) => boolean
  aria: Record<string, string | undefined>
}

type Talk = Pick<Conversation, 'kind' | 'members'>

/** Names offered while one is typed after an `@`: members, and everyone at once. */
export function useMentions(
  conversation: Talk,
  note: boolean,
  text: string,
  write: (text: string) => void,
  field: RefObject<HTMLTextAreaElement | null>,
): Mentions {
  const id = useId()
  const candidates = useCandidates(conversation, note)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const typed = caret === null ? null : typedMention(text, caret)
  const found = typed ? candidatesFor(typed.query, candidates) : []
  const at = Math.min(active, Math.max(0, found.length - 1))

  const pick = ({ username }: Candidate) => {
    if (!typed || caret === null) return
    const next = withMention(text, typed.from, caret, username)
    write(next.text)
    setCaret(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const steer = (event: KeyboardEvent): boolean => {
    if (found.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = found[at]
    if (step) setActive((at + step + found.length) % found.length)
    else if (event.key === 'Escape') setCaret(null)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const look = (element: HTMLTextAreaElement) => {
    setActive(0)
    setCaret(element.selectionStart)
  }
  const shown = found[at]
  const words = shown ? `${shown.name}, @${shown.username}` : ''
  useEffect(() => {
    // A text field opens no list by its role: who is chosen is said, once.
    if (words) announce(words)
  }, [words])
  const aria = {
    'aria-autocomplete': 'list',
    'aria-controls': shown ? id : undefined,
    'aria-activedescendant': shown ? `${id}-${shown.id}` : undefined,
  }
  return { id, found, active: at, pick, look, steer, aria }
}

/** Whom one can name: members among ourselves; in a customer's conversation all of us, in notes. */
function useCandidates(conversation: Talk, note: boolean): Candidate[] {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { kind, members } = conversation
  const work = !isStaff({ kind })
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: fetchColleagues,
    enabled: note && work,
  })
  if (work && !note) return []
  const people: Member[] = (work ? data : members) ?? []
  const named = people.flatMap(({ id, name, username, role }) =>
    username && id !== me && role !== 'bot' ? { id, name, username } : [],
  )
  if (kind === 'direct') return named
  return [...named, { id: 'all', name: t('mention.all'), username: t('mention.allName') }]
}
