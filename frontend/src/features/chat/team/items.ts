import { folded } from '@/lib/folded'
import type { Colleague } from '../data/colleagues'
import type { StaffView } from '../data/staff'

/** A line of the team's list. */
export type TeamItem =
  | { type: 'talk'; key: string; id: string }
  | { type: 'heading'; key: string; text: 'people' }
  | { type: 'person'; key: string; person: Colleague }

export type TeamTab = StaffView | 'people'

interface Asked {
  tab: TeamTab
  q: string
  /** Conversations as the hub's list has them. */
  talks: readonly string[]
  people: readonly Colleague[]
  online: (id: string) => boolean
}

/** Conversations first; people under their tab, and below what a search found. */
export function teamItems({ tab, q, talks, people, online }: Asked): TeamItem[] {
  const lines: TeamItem[] = tab === 'people' ? [] : talks.map(id => ({ type: 'talk', key: id, id }))
  if (tab !== 'people' && !q) return lines
  const found = ordered(named(people, q), online)
  if (found.length === 0) return lines
  if (lines.length > 0) lines.push({ type: 'heading', key: 'people', text: 'people' })
  for (const person of found) lines.push({ type: 'person', key: `person ${person.id}`, person })
  return lines
}

/** Those whose name or username holds all the words, accents and letter case aside. */
export function named<T extends { name: string; username?: string }>(
  people: readonly T[],
  q: string,
): T[] {
  const words = folded(q).split(' ').filter(Boolean)
  return people.filter(({ name, username = '' }) => {
    const text = folded(`${name} ${username}`)
    return words.every(word => text.includes(word))
  })
}

/** Who is here first, then by name. */
export function ordered<T extends { id: string; name: string }>(
  people: readonly T[],
  online: (id: string) => boolean,
): T[] {
  return people.toSorted(
    (a, b) => Number(online(b.id)) - Number(online(a.id)) || a.name.localeCompare(b.name),
  )
}
