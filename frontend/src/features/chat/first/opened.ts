import { onSignOut } from '@/api/session'
import { createStore } from '@/lib/store'

/** Whom one is about to write to first. */
export interface Addressee {
  name: string
  phone: string
  /** Whose number it is, where that is known. */
  customer?: string | null
}

/** Open while not null; `to` when it is known whom it is for. */
export const firstWords = createStore<{ to: Addressee | null } | null>(null)
onSignOut(() => firstWords.set(null))

export function writeFirst(to: Addressee | null = null): void {
  firstWords.set({ to })
}
