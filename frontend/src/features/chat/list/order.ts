import { createStore } from '@/lib/store'

/** The ids of the list on the screen, in its order: what next and previous mean. */
export const visibleIds = createStore<string[]>([])
