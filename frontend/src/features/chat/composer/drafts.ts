import type { KeptDraft, Quote } from '@/api/types'

/** What is being written in one conversation. */
export interface Draft {
  text: string
  /** A private note; it stays in this browser. */
  note: string
  quote: Quote | null
  /** The newest copy of the hub's this one knows; null: none yet. */
  base: string | null
  /** Typed here and not at the hub yet. */
  dirty: boolean
}

const GONE = { text: '', quote: null }
export const EMPTY: Draft = { text: '', note: '', quote: null, base: null, dirty: false }

/**
 * The draft after the hub's copy moved from `before` to `now`, or null when nothing changes here.
 * What is typed here and not told yet always stays; an echo of an older save is no news.
 */
export function adopted(
  draft: Draft,
  before: KeptDraft | null | undefined,
  now: KeptDraft | null | undefined,
): Draft | null {
  if (draft.dirty || now === undefined) return null
  if (now === null) {
    if (!draft.text) return null
    // Sent or emptied elsewhere since this composer stood here last.
    if (before === undefined) return draft.base ? { ...draft, ...GONE, base: null } : null
    // Or just now, but only where the copy we know was there a moment ago.
    return before?.updated_at === draft.base ? { ...draft, ...GONE } : null
  }
  if (now.updated_at <= (draft.base ?? '')) return null
  const quote = draft.quote?.id === now.reply_to ? draft.quote : null
  return { ...draft, text: now.text, quote, base: now.updated_at }
}

/** Words that came back before those typed since. */
export function joined(back: string, typed: string): string {
  return [back, typed].filter(text => text.trim()).join('\n')
}

/**
 * What stays in the field after `sent` went: all of it beside a voice note, and words that came
 * back above those that waited for their files.
 */
export function unsent(written: string, sent: string): string {
  const words = written.trim()
  return words.endsWith(sent) ? words.slice(0, words.length - sent.length).trim() : ''
}
