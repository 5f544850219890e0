import { onSignOut } from '@/api/session'
import { keep, readKept } from '@/lib/kept'
import { createStore } from '@/lib/store'

const KEPT = 'dock'

/** The dock of this device: shut to a button, or open on its list or on a conversation. */
export interface DockState {
  open: boolean
  talk: string | null
}

export const dock = createStore<DockState>(readKept<DockState>(KEPT) ?? { open: false, talk: null })

let asked = false

/** Whether a person opened it just now, not the page as it was left; it says so once. */
export function wasAsked(): boolean {
  const was = asked
  asked = false
  return was
}

export function setDock(change: Partial<DockState>): void {
  asked = change.open === true
  dock.set({ ...dock.get(), ...change })
  keep(KEPT, dock.get())
}

/** Down to its button; a keyboard that was inside goes on there. */
export function shutDock(): void {
  const inside = document.activeElement?.closest('[data-dock]')
  setDock({ open: false })
  if (!inside) return
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-dock-button]')?.focus())
}

export function toggleDock(): void {
  if (dock.get().open) shutDock()
  else setDock({ open: true })
}

onSignOut(() => setDock({ open: false, talk: null }))
