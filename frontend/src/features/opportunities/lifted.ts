import { createStore } from '@/lib/store'

/** Whether a card is in somebody's hand: what stands under it then stays where it is. */
export const lifted = createStore(false)
