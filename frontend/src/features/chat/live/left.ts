import { createStore } from '@/lib/store'
import { knownConversation } from '../data/cache'
import { forgetConversation } from '../data/place'

export interface Left {
  id: string
  /** As it was titled. */
  title: string
}

/** The conversation one stopped being part of last. */
export const left = createStore<Left | null>(null)

/** It is not ours to see any more, whoever decided it: gone from every list, closed on the screen. */
export function closeConversation(id: string): void {
  const item = knownConversation(id)
  forgetConversation(id)
  if (item) left.set({ id, title: item.title })
}
