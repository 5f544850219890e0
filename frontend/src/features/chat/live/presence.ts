import { createStore } from '@/lib/store'

const TYPING_MS = 6_000

export interface Typist {
  conversation: string
  id: string
  name: string
  until: number
}

/** Who writes where; an entry dies by itself when no further sign comes. */
export const typists = createStore<Typist[]>([])

/** `typing` {conversation, user {id, name}, on}. */
export function heardEphemeral(kind: string, data: Record<string, unknown>, me: string): void {
  if (kind !== 'typing') return
  const { conversation, user, on } = data as {
    conversation: string
    user: { id: string; name: string }
    on: boolean
  }
  if (!user || user.id === me) return
  const now = Date.now()
  const rest = typists
    .get()
    .filter(one => one.until > now && !(one.id === user.id && one.conversation === conversation))
  typists.set(on ? [...rest, { conversation, ...user, until: now + TYPING_MS }] : rest)
  if (on) setTimeout(forgetSilent, TYPING_MS + 50)
}

function forgetSilent(): void {
  const now = Date.now()
  typists.set(typists.get().filter(one => one.until > now))
}
