import type { Deed, DeedKind } from '@/lib/deeds'

export type { Deed, DeedKind }

export interface Outcome {
  kind: DeedKind
  /** A code; null when it was done. */
  error: string | null
}

export interface Macro {
  id: string
  name: string
  actions: Deed[]
  personal: boolean
  team: { id: string; name: string } | null
  used: number
}

export interface MacroRun {
  id: string
  outcome: Outcome[]
  undoable: boolean
}

/** The next promise to a customer. */
export interface Sla {
  policy: { id: string; name: string }
  kind: 'first' | 'next' | 'resolution'
  since: string
  /** Null while it is paused. */
  due_at: string | null
  warn_at: string | null
  breached_at: string | null
  paused: boolean
}
