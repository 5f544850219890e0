import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Conversation, Message, Place, Quote } from '@/api/types'
import { keep, readKept } from '@/lib/kept'
import { knownMessages } from '../data/messages'
import { keepDraft } from '../data/own'
import { quoteOf } from '../thread/preview'
import { adopted, type Draft, EMPTY } from './drafts'

const PAUSE_MS = 800
const AGAIN_MS = 6_000

type Change = Partial<Pick<Draft, 'text' | 'note' | 'quote'>>

/**
 * What is being written in a conversation: kept in this browser at once, at the hub a moment later,
 * and taken over from other devices while nothing is being typed here.
 */
export function useDraft({ id, own }: Conversation): [Draft, (change: Change) => void] {
  const { id: me } = useUser()
  const key = `draft.${me}.${id}`
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...readKept<Draft>(key) }))
  const put = useCallback(
    (next: Draft) => {
      keep(key, next.text || next.note || next.quote || next.dirty ? next : null)
      return next
    },
    [key],
  )
  const change = useCallback(
    (next: Change) => {
      const told = 'text' in next || 'quote' in next
      setDraft(now => put({ ...now, ...next, dirty: now.dirty || told }))
    },
    [put],
  )
  const onLeft = (saved: Saved) => {
    const now = readKept<Draft>(key)
    if (now) put(settled({ ...EMPTY, ...now }, saved))
  }
  useTelling(id, draft, saved => setDraft(now => put(settled(now, saved))), onLeft)
  useHearing(own?.draft, next => setDraft(now => put(next(now) ?? now)), id)
  return [draft, change]
}

interface Saved {
  draft: Draft
  base: string | null
}

/** What the hub took is clean, unless more was typed meanwhile. */
function settled(now: Draft, { draft, base }: Saved): Draft {
  const same = now.text === draft.text && now.quote?.id === draft.quote?.id
  return { ...now, base: base ?? now.base, dirty: !same }
}

async function save(id: string, draft: Draft): Promise<Saved> {
  const { text, quote } = draft
  const body = { text, ...(text && quote && { reply_to: quote.id }) }
  const place = await inTurn(id, () =>
    api.put<Place | undefined>(`conversations/${id}/draft/`, body),
  )
  if (place) keepDraft(id, place.draft)
  return { draft, base: place?.draft?.updated_at ?? null }
}

const turns = new Map<string, Promise<unknown>>()

/** Saves of one conversation go one after another: the last one typed is the last one kept. */
function inTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
  const turn = (turns.get(id) ?? Promise.resolve()).then(act, act)
  turns.set(id, turn)
  return turn
}

/** Tells the hub what was typed, after a pause; again and again while it cannot be reached. */
function useTelling(
  id: string,
  draft: Draft,
  onSaved: (saved: Saved) => void,
  onLeft: (saved: Saved) => void,
): void {
  const latest = useRef({ draft, onSaved, onLeft })
  latest.current = { draft, onSaved, onLeft }
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    if (!draft.dirty) return
    const tell = () =>
      save(id, draft).then(
        saved => {
          setFailures(0)
          latest.current.onSaved(saved)
        },
        error => {
          const again = error instanceof ApiError && (error.offline || error.status >= 429)
          if (again) setFailures(now => now + 1)
        },
      )
    const timer = setTimeout(tell, failures > 0 ? AGAIN_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [id, draft, failures])
  // On leaving there is no time for pauses; what fails now is told on the next visit.
  useEffect(
    () => () => {
      const { draft: last, onLeft: done } = latest.current
      if (last.dirty) save(id, last).then(done, () => {})
    },
    [id],
  )
}

type Kept = Place['draft'] | undefined

/** Takes over what another device of the same person typed or sent. */
function useHearing(
  kept: Kept,
  apply: (next: (now: Draft) => Draft | null) => void,
  id: string,
): void {
  const before = useRef<Kept>(undefined)
  const latest = useRef(apply)
  latest.current = apply
  useEffect(() => {
    const was = before.current
    before.current = kept
    latest.current(now => adopted(now, was, kept))
    const quoted = kept?.reply_to
    if (!quoted) return
    let stands = true
    quoteById(id, quoted).then(
      quote => {
        if (!stands) return
        latest.current(now =>
          !now.dirty && !now.quote && now.base === kept.updated_at ? { ...now, quote } : null,
        )
      },
      () => {
        // The message is gone: the words stay without it.
      },
    )
    return () => {
      stands = false
    }
  }, [kept, id])
}

async function quoteById(conversation: string, message: string): Promise<Quote> {
  const known = knownMessages(conversation).find(({ id }) => id === message)
  return quoteOf(known ?? (await api.get<Message>(`messages/${message}/`)))
}
