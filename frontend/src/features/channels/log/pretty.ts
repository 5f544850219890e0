const LONGEST = 100_000

/** A body as a person reads it: JSON with its indents, a form line by line, else as it came. */
export function pretty(body: string): string {
  const text = body.slice(0, LONGEST)
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return isForm(text) ? formLines(text) : text
  }
}

function isForm(text: string): boolean {
  return /^[\w.%+-]+=[^\s<>{]*(&[\w.%+-]+=[^\s<>{]*)*$/.test(text)
}

function formLines(text: string): string {
  return [...new URLSearchParams(text)].map(([name, value]) => `${name}: ${value}`).join('\n')
}
