import type { Mark } from '../data/search'

export interface Piece {
  text: string
  hit: boolean
}

const BEFORE = 48
const LENGTH = 200

/** The part of a text around its first hit, cut into what was found and what was not. */
export function snippetOf(text: string, marks: readonly Mark[]): Piece[] {
  const first = marks[0]?.start ?? 0
  const from = first > BEFORE * 1.5 ? whole(text, first - BEFORE) : 0
  const to = Math.min(text.length, from + LENGTH)
  const pieces: Piece[] = []
  const add = (start: number, end: number, hit: boolean) => {
    if (end > start) pieces.push({ text: text.slice(start, end), hit })
  }
  let at = from
  for (const { start, end } of marks) {
    if (start < at || start >= to) continue
    add(at, start, false)
    add(start, Math.min(end, to), true)
    at = Math.min(end, to)
  }
  add(at, whole(text, to), false)
  if (from > 0) pieces.unshift({ text: '…', hit: false })
  if (to < text.length) pieces.push({ text: '…', hit: false })
  return pieces
}

/** Never between the two halves of an emoji. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
