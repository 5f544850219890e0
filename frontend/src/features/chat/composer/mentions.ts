import { folded } from '@/lib/folded'

/** Somebody who can be named after an `@`. */
export interface Candidate {
  id: string
  name: string
  username: string
}

const MOST = 8
/** The word being typed: `@` at the start or after a space or an opening bracket, up to the caret. */
const TYPED = /(?:^|[\s([{¿¡"'«])@([\p{L}\p{N}._-]*)$/u

/** Where the name being typed starts (the place of its `@`) and what stands after it. */
export function typedMention(text: string, caret: number): { from: number; query: string } | null {
  const found = TYPED.exec(text.slice(0, caret))
  if (!found) return null
  const query = found[1] ?? ''
  return { from: caret - query.length - 1, query }
}

/** Who fits: the beginning of the user name or of any word of the name; the closest first. */
export function candidatesFor(query: string, candidates: Candidate[]): Candidate[] {
  const wanted = folded(query)
  const rank = ({ name, username }: Candidate): number => {
    if (folded(username).startsWith(wanted)) return 0
    return folded(name)
      .split(/\s+/)
      .some(word => word.startsWith(wanted))
      ? 1
      : 2
  }
  return candidates
    .map(candidate => ({ candidate, rank: rank(candidate) }))
    .filter(one => one.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(one => one.candidate)
}

/** The text with the name written out, and where the caret then stands. */
export function withMention(
  text: string,
  from: number,
  caret: number,
  username: string,
): { text: string; caret: number } {
  const rest = text.slice(caret)
  const name = `@${username}${/^\s/.test(rest) ? '' : ' '}`
  const after = from + name.length + (/^\s/.test(rest) ? 1 : 0)
  return { text: text.slice(0, from) + name + rest, caret: after }
}
