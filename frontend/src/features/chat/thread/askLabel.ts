import { ApiError } from '@/api/errors'
import { createStore } from '@/lib/store'

interface Asked {
  ids: string[]
  /** The labels that count. */
  choices: string[]
  /** Resolves again, once they carry one. */
  proceed: () => void
}

/** What waits for a label before it is resolved; one dialog asks. */
export const labelAsked = createStore<Asked | null>(null)

/** Asks for a label where that is why resolving was refused; false for any other refusal. */
export function asksForLabel(error: unknown, ids: string[], proceed: () => void): boolean {
  if (!(error instanceof ApiError) || error.code !== 'label_required') return false
  const { labels } = error.fields
  labelAsked.set({ ids, choices: Array.isArray(labels) ? labels.map(String) : [], proceed })
  return true
}
