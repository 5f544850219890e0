interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const MARKS: Record<string, string> = { b: '**', i: '_', e: '`' }

/** The Markdown sign a chord means: bold, italic or code; null for any other. */
export function markFor(event: Pressed): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return null
  return MARKS[key.toLowerCase()] ?? null
}

/** The text with its selection put between signs, or taken out of them. */
export function marked(
  text: string,
  from: number,
  to: number,
  mark: string,
): { text: string; from: number; to: number } {
  const size = mark.length
  const around = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark
  if (around) {
    const bare = text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size)
    return { text: bare, from: from - size, to: to - size }
  }
  const dressed = text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to)
  return { text: dressed, from: from + size, to: to + size }
}
