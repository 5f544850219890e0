import { createStore } from '@/lib/store'

/** The conversation whose thread is open, if any. */
export const openThread = createStore<string | null>(null)

/** Whether the person is looking at this conversation right now. */
export function isWatching(conversation: string): boolean {
  return openThread.get() === conversation && document.visibilityState === 'visible'
}
