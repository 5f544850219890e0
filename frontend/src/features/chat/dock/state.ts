import { keep, readKept } from '@/lib/kept'
import { createStore } from '@/lib/store'

const KEPT = 'dock'

/** The dock of this device: shut to a button, or open on its list or on a conversation. */
export interface DockState {
  open: boolean
  talk: string | null
}

export const dock = createStore<DockState>(readKept<DockState>(KEPT) ?? { open: false, talk: null })

export function setDock(change: Partial<DockState>): void {
  dock.set({ ...dock.get(), ...change })
  keep(KEPT, dock.get())
}

export function toggleDock(): void {
  setDock({ open: !dock.get().open })
}
