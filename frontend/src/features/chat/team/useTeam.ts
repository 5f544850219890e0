import { useEffect, useMemo, useRef, useState } from 'react'
import { useUser } from '@/api/session'
import { useStore } from '@/lib/store'
import { useColleagues } from '../data/colleagues'
import { useConversationList } from '../data/conversations'
import { isStaff } from '../data/filters'
import { knownConversations } from '../data/known'
import { compare } from '../data/sorting'
import { staffFilters, staffPage } from '../data/staff'
import { presences } from '../live/presence'
import { named, type TeamItem, type TeamTab, teamItems } from './items'

const PAUSE_MS = 250

export interface Team {
  items: TeamItem[]
  /** The ids of the conversations among them, in order. */
  talks: string[]
  list: ReturnType<typeof useConversationList>
  people: ReturnType<typeof useColleagues>
}

/** The team's list under a tab; words narrow what is known at once and ask the hub a moment later. */
export function useTeam(tab: TeamTab, q: string, open: string | undefined): Team {
  const { id: me } = useUser()
  const asked = useLater(q)
  const view = tab === 'people' ? 'all' : tab
  const list = useConversationList(staffFilters(view, asked), staffPage(asked ? 'all' : view))
  const people = useColleagues()
  const heard = useStore(presences)
  const settled = useKeptOpen(list.ids, open, `${tab} ${q}`)
  const all = people.data
  const shown = useMemo(() => {
    const others = (all ?? []).filter(person => person.id !== me)
    const found = asked === q ? settled : []
    const talks = q ? [...new Set([...knownByName(q), ...found])] : settled
    const told = new Map(others.map(person => [person.id, person.presence]))
    const online = (id: string) => (heard[id]?.state ?? told.get(id)) === 'online'
    const items = teamItems({ tab, q, talks, people: others, online })
    return { items, talks: tab === 'people' ? [] : talks }
  }, [all, settled, heard, me, tab, q, asked])
  return { ...shown, list, people }
}

function knownByName(q: string): string[] {
  const ours = knownConversations().filter(isStaff)
  const titled = ours.map(item => ({ ...item, name: item.title }))
  return named(titled, q)
    .sort((a, b) => compare('recent', a, b))
    .map(item => item.id)
}

/** What is opened from a narrowed list stays in its place there, though reading it takes it out. */
function useKeptOpen(ids: string[], open: string | undefined, list: string): string[] {
  const kept = useRef<{ list: string; open: string; at: number } | null>(null)
  return useMemo(() => {
    const at = open ? ids.indexOf(open) : -1
    if (open && at >= 0) kept.current = { list, open, at }
    const place = kept.current
    if (at >= 0 || !place || place.open !== open || place.list !== list) return ids
    return knownConversations().some(item => item.id === open)
      ? ids.toSpliced(Math.min(place.at, ids.length), 0, place.open)
      : ids
  }, [ids, open, list])
}

function useLater(q: string): string {
  const [later, setLater] = useState(q)
  useEffect(() => {
    if (!q) {
      setLater('')
      return
    }
    const timer = setTimeout(() => setLater(q), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [q])
  return later
}
