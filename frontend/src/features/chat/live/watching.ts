import { createStore } from '@/lib/store'

/** The conversations whose threads are on the screen, the one used last at the end. */
export const openThreads = createStore<readonly string[]>([])

/** A thread stands on the screen until the result is called; the dock's may stand beside a page's. */
export function watchThread(conversation: string): () => void {
  openThreads.set([...openThreads.get(), conversation])
  return () => {
    const now = openThreads.get()
    const at = now.lastIndexOf(conversation)
    openThreads.set(now.filter((_, index) => index !== at))
  }
}

export function isOnScreen(conversation: string): boolean {
  return openThreads.get().includes(conversation)
}
