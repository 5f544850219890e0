import { folded } from '@/lib/folded'
import { currentLanguage } from '@/lib/i18n'

export interface Emoji {
  sign: string
  label: string
  /** Everything it is found by. */
  words: string
  /** The five skin tones, light to dark; empty where there are none. */
  tones: string[]
}

export const GROUPS = [
  'faces',
  'people',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const
const MOST_FOUND = 120

/** All emoji by group, in the reader's language; fetched when first wanted. */
export async function loadEmoji(): Promise<Emoji[][]> {
  const { default: groups } =
    currentLanguage() === 'en' ? await import('virtual:emoji/en') : await import('virtual:emoji/es')
  return groups.map(group =>
    group.map(([sign = '', label = '', tags = '', ...tones]) => ({
      sign,
      label,
      words: folded(`${label} ${tags}`),
      tones,
    })),
  )
}

/** Those whose words begin with each word asked for. */
export function findEmoji(groups: Emoji[][], asked: string): Emoji[] {
  const wanted = folded(asked).split(' ').filter(Boolean)
  const fits = ({ words, sign }: Emoji) =>
    sign === asked.trim() || wanted.every(word => ` ${words}`.includes(` ${word}`))
  return groups.flat().filter(fits).slice(0, MOST_FOUND)
}

/** The sign in the chosen skin tone (1 to 5; 0 is yellow). */
export function toned({ sign, tones }: Emoji, tone: number): string {
  return tones[tone - 1] ?? sign
}
