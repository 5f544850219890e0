import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:emoji/'
/** Skin tones and hair by themselves: parts, nothing to send. */
const COMPONENTS = 2

interface Compact {
  unicode: string
  label: string
  tags?: string[]
  group?: number
  skins?: { unicode: string }[]
}

/** `virtual:emoji/es`: every emoji in its group, with its words in that language and its skins. */
export function emoji(): Plugin {
  const read = createRequire(import.meta.url)
  return {
    name: 'emoji',
    resolveId: id => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const language = id.slice(PREFIX.length + 1)
      const all = read(`emojibase-data/${language}/compact.json`) as Compact[]
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(groupsOf(all)))})`
    },
  }
}

/** As keyboards write it: the sign for colour only where the emoji is not in colour by itself. */
function bare(unicode: string): string {
  return unicode.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, '$1')
}

function groupsOf(all: Compact[]): string[][][] {
  const groups: string[][][] = []
  for (const { unicode, label, tags = [], group, skins = [] } of all) {
    if (group === undefined || group === COMPONENTS) continue
    // Only one tone each: those of couples are many and seldom wanted.
    const tones = skins.length >= 5 ? skins.slice(0, 5).map(skin => skin.unicode) : []
    const place = group > COMPONENTS ? group - 1 : group
    groups[place] = [...(groups[place] ?? []), [bare(unicode), label, tags.join(' '), ...tones]]
  }
  return groups
}
