import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { keepConversation, keys, knownConversation } from '../data/cache'
import { placeConversation } from '../data/place'
import { closeConversation } from './left'

const STRANGER_PAUSE_MS = 200
const SETTLE_PAUSE_MS = 1_500
const SIDES_PAUSE_MS = 900

/** Many screens hear the same: each asks a little earlier or later. */
const SPREAD = 0.3

/** Does a thing about a conversation once, a moment after it was asked for last. */
function later(pause: number, act: (id: string) => void): (id: string) => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return id => {
    clearTimeout(timers.get(id))
    const timer = setTimeout(
      () => {
        timers.delete(id)
        act(id)
      },
      pause * (1 + SPREAD * Math.random()),
    )
    timers.set(id, timer)
  }
}

/** Asks the hub how a conversation stands; one we may not see any more is closed. */
export async function refreshConversation(id: string): Promise<void> {
  try {
    const item = await api.get<Conversation>(`conversations/${id}/`)
    const before = knownConversation(id)
    placeConversation(keepConversation(item), before)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) closeConversation(id)
    // Offline: the next welcome tells again how everything stands.
  }
}

const heard = new Map<string, number>()

const lookUp = later(STRANGER_PAUSE_MS, id => {
  const seq = heard.get(id) ?? 0
  heard.delete(id)
  if ((knownConversation(id)?.last_seq ?? -1) < seq) void refreshConversation(id)
})

/**
 * A conversation never seen here spoke: its own snapshot may be the next frame, else it is fetched.
 * A page of a list that was on its way meanwhile may know it, and not yet know of this.
 */
export function meetStranger(id: string, seq: number): void {
  heard.set(id, Math.max(seq, heard.get(id) ?? 0))
  lookUp(id)
}

/** A number that came beside its stream, not in it, is compared with the hub's. */
export const settle = later(SETTLE_PAUSE_MS, id => void refreshConversation(id))

/**
 * What stands beside a thread and what it unlocks follows from its messages, a moment later.
 * Only what is on the screen is asked again, once for a burst.
 */
export const refreshSides = later(SIDES_PAUSE_MS, id => {
  for (const key of [keys.panel(id), keys.actions(id), keys.scheduled(id)]) {
    void queryClient.invalidateQueries({ queryKey: key })
  }
})
