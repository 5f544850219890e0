import { chime } from './chime'
import { decide, type Occasion } from './decide'
import { type Note, showNote } from './desktop'
import { circumstances } from './settings'

export type { Note, Occasion }

/** Calls the reader's ear and eye as far as they want it and are not looking anyway. */
export function ring(occasion: Occasion, note: Note): void {
  const alert = decide(occasion, circumstances())
  const heard = alert.sound && chime()
  // The system's own sound speaks where ours cannot.
  if (alert.desktop) void showNote(note, heard || !alert.sound)
}

/** The sound alone, for something that rang before and still waits. */
export function chimeAgain(): void {
  const { quiet, elsewhere, sound } = circumstances()
  if (sound && !quiet && !elsewhere) chime()
}
