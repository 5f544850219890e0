import type { Action } from '@/api/types'

export interface ComposerCommands {
  note: () => void
  reply: () => void
  action: (key: string) => void
  actions: Action[]
}

let current: ComposerCommands | null = null

/** The composer on the screen, for the keyboard and the palette. */
export const composerCommands = {
  serve(commands: ComposerCommands): () => void {
    current = commands
    return () => {
      if (current === commands) current = null
    }
  },
  get: (): ComposerCommands | null => current,
}
