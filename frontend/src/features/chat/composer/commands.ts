import type { Action } from '@/api/types'
import type { Canned } from '../data/canned'

export interface ComposerCommands {
  note: () => void
  reply: () => void
  action: (key: string) => void
  actions: Action[]
  answer: (canned: Canned) => void
  answers: Canned[]
  /** It stands in the dock, beside the page. */
  aside: boolean
}

let serving: readonly ComposerCommands[] = []

/** The composer on the screen, for the keyboard and the palette; the page's before the dock's. */
export const composerCommands = {
  serve(commands: ComposerCommands): () => void {
    serving = [...serving, commands]
    return () => {
      serving = serving.filter(one => one !== commands)
    }
  },
  get: (): ComposerCommands | null => serving.findLast(one => !one.aside) ?? serving.at(-1) ?? null,
}
