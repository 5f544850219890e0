/** A small part of Markdown, enough for our own guides; what it does not know stays text. */

export type Inline =
  | { kind: 'text' | 'strong' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'image'; text: string; src: string }

export type Block =
  | { kind: 'heading'; level: number; inline: Inline[] }
  | { kind: 'paragraph' | 'quote'; inline: Inline[] }
  | { kind: 'code'; text: string }
  /** `start`: the number of the first, where something stood in between. */
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'table'; rows: Inline[][][] }

const PIECES = /(!?)\[([^\]]*)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|`([^`]+)`/g
/** Nothing that runs: pages, pictures beside the guide, and the web. */
const HARMLESS = /^(https:\/\/|mailto:|\/(?!\/)|[\w-]+\.(webp|png|md)$|#)/

export function inlineOf(text: string): Inline[] {
  const found: Inline[] = []
  let end = 0
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) })
    found.push(pieceOf(match))
    end = match.index + match[0].length
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) })
  return found
}

function pieceOf([whole, picture, words = '', target = '', strong, code]: RegExpExecArray): Inline {
  if (strong) return { kind: 'strong', text: strong }
  if (code) return { kind: 'code', text: code }
  if (!HARMLESS.test(target)) return { kind: 'text', text: whole }
  if (picture) return { kind: 'image', text: words, src: target }
  return { kind: 'link', text: words, href: target }
}

/** What is typed into a terminal, taken as it stands. */
const FENCED = /^ *```[^\n]*\n([\s\S]*?)\n *```$/m

export function blocksOf(source: string): Block[] {
  return source
    .replace(/\r\n?/g, '\n')
    .split(FENCED)
    .flatMap((part, at) => (at % 2 ? [codeOf(part)] : writtenOf(part)))
}

function codeOf(text: string): Block {
  const deep = /^ */.exec(text)?.[0].length ?? 0
  return { kind: 'code', text: text.replace(new RegExp(`^ {${deep}}`, 'gm'), '') }
}

function writtenOf(part: string): Block[] {
  return part
    .split(/\n{2,}|\n(?=#{1,4} )|(?<=^#{1,4} [^\n]*)\n/m)
    .map(chunk => chunk.trim())
    .filter(Boolean)
    .map(blockOf)
}

function blockOf(chunk: string): Block {
  const heading = /^(#{1,4}) (.*)$/.exec(chunk)
  if (heading?.[1]) {
    return { kind: 'heading', level: heading[1].length, inline: inlineOf(heading[2] ?? '') }
  }
  const lines = chunk.split('\n')
  if (lines.every(line => line.startsWith('>'))) {
    return { kind: 'quote', inline: inlineOf(lines.map(line => line.slice(1).trim()).join(' ')) }
  }
  if (lines.every(line => line.startsWith('|'))) return { kind: 'table', rows: rowsOf(lines) }
  if (/^(\d+\.|[-*]) /.test(chunk)) return listOf(lines)
  return { kind: 'paragraph', inline: inlineOf(lines.join(' ')) }
}

function rowsOf(lines: string[]): Inline[][][] {
  return lines
    .filter(line => !/^[|\s:-]+$/.test(line))
    .map(line =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(cell => inlineOf(cell.trim())),
    )
}

function listOf(lines: string[]): Block {
  const items: string[] = []
  for (const line of lines) {
    const start = /^(?:\d+\.|[-*]) (.*)$/.exec(line)
    if (start) items.push(start[1] ?? '')
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim())
  }
  const first = Number.parseInt(lines[0] ?? '', 10)
  const ordered = !Number.isNaN(first)
  return { kind: 'list', ordered, start: ordered ? first : 1, items: items.map(inlineOf) }
}
