import { useCallback, useSyncExternalStore } from 'react'
import type { Availability, PersonStatus } from '@/api/types'
import { createStore, type Store } from '@/lib/store'
import { noteRead } from '../data/reading'

const TYPING_MS = 6_000
/** Longer than two of the signs that renew it (`useFocus`). */
const VIEWING_MS = 150_000

interface Sign {
  conversation: string
  id: string
  name: string
  until: number
}

export type Typist = Sign
export type Viewer = Sign

/** `away`: their windows are open, nobody is at them. */
export type Whereabouts = 'online' | 'away' | 'offline'

/** What is known of a colleague from live signs alone. */
export interface Presence {
  state?: Whereabouts
  status?: PersonStatus | null
  quiet_until?: string | null
  availability?: Availability
}

/** Who writes where; an entry dies by itself when no further sign comes. */
export const typists = createStore<Typist[]>([])
/** Who looks at what. */
export const viewers = createStore<Viewer[]>([])
export const presences = createStore<Record<string, Presence>>({})

interface Whispered {
  conversation: string
  user: { id: string; name: string }
  on: boolean
  active?: boolean
}

/**
 * `typing` {conversation, user {id, name}, on}, `viewing` the same and `active`; `read`
 * {conversation, user, number}; `presence` is
 * {people {id: state}, whole?}, or {user, status, quiet_until} of one who said something new.
 */
export function heardEphemeral(kind: string, data: Record<string, unknown>, me: string): void {
  if (kind === 'presence') heardPresence(data)
  else if (kind === 'read') heardRead(data as never)
  else if (kind === 'typing') heard(typists, TYPING_MS, data as never, me)
  else if (kind === 'viewing') heard(viewers, VIEWING_MS, data as never, me)
}

function heard(store: Store<Sign[]>, lasts: number, sign: Whispered, me: string): void {
  const { conversation, user, on, active = true } = sign
  if (!user || user.id === me) return
  const now = Date.now()
  const rest = store
    .get()
    .filter(one => one.until > now && !(one.id === user.id && one.conversation === conversation))
  const here = on && active
  store.set(here ? [...rest, { conversation, ...user, until: now + lasts }] : rest)
  if (here) setTimeout(() => forgetSilent(store), lasts + 50)
}

interface Read {
  conversation: string
  user: string
  number: number
}

function heardRead({ conversation, user, number }: Read): void {
  noteRead(conversation, { [user]: number })
}

function forgetSilent(store: Store<Sign[]>): void {
  const now = Date.now()
  const alive = store.get().filter(one => one.until > now)
  if (alive.length < store.get().length) store.set(alive)
}

function heardPresence(data: Record<string, unknown>): void {
  const { people, whole, user, ...said } = data as {
    people?: Record<string, Whereabouts>
    whole?: boolean
    user?: string
  } & Presence
  const known = presences.get()
  if (user) presences.set({ ...known, [user]: { ...known[user], ...said } })
  if (!people) return
  const told = whole ? { ...allOffline(known), ...people } : people
  const next = Object.entries(told).map(([id, state]) => [id, { ...known[id], state }] as const)
  presences.set({ ...known, ...Object.fromEntries(next) })
}

function allOffline(known: Record<string, Presence>): Record<string, Whereabouts> {
  return Object.fromEntries(Object.keys(known).map(id => [id, 'offline']))
}

/** Names of those who write in a conversation, joined; empty when nobody does. */
export function useTyping(conversation: string): string {
  return useOf(typists, conversation)
}

/** What the sentence about them needs: their names and how many. */
export function typingOf(names: string): { name: string; count: number } {
  return { name: names, count: names.split(', ').length }
}

/** Names of those who look at a conversation, one a line. */
export function useViewers(conversation: string): string[] {
  const names = useOf(viewers, conversation, '\n')
  return names ? names.split('\n') : []
}

/** A text, so that a row is drawn again only when its own signs change. */
function useOf(store: Store<Sign[]>, conversation: string, between = ', '): string {
  const read = useCallback(
    () =>
      store
        .get()
        .filter(one => one.conversation === conversation)
        .map(one => one.name)
        .join(between),
    [store, conversation, between],
  )
  return useSyncExternalStore(store.subscribe, read)
}

const UNKNOWN: Presence = {}

export function usePresence(person: string | undefined): Presence {
  const read = useCallback(
    () => (person ? (presences.get()[person] ?? UNKNOWN) : UNKNOWN),
    [person],
  )
  return useSyncExternalStore(presences.subscribe, read)
}
