/** `Mod+K`, `Alt+J` or a plain key; the physical key counts, since Alt makes letters into signs. */
export function chordOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  const key = event.key === '?' || event.key === '/' ? event.key : (letter ?? event.key)
  if (event.ctrlKey || event.metaKey) return `Mod+${event.altKey ? 'Alt+' : ''}${key}`
  if (event.altKey) return `Alt+${key}`
  return letter ? event.key : key
}

/** Whether keys belong to a field just now. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
