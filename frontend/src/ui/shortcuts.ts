import { createStore } from '@/lib/store'

/** Whether the page of keyboard shortcuts is open; the menu and `?` both open it. */
export const shortcutsOpen = createStore(false)
