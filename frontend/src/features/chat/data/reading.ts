import { useEffect, useMemo } from 'react'
import type { Conversation } from '@/api/types'
import { createStore, useStore } from '@/lib/store'

/** Person → number of the last message they have read. */
export type Marks = Record<string, number>

const heard = createStore<Record<string, Marks>>({})

/** Takes in how far somebody has read; a mark never goes back. */
export function noteRead(conversation: string, marks: Marks): void {
  const known = heard.get()[conversation] ?? {}
  const further = Object.entries(marks).filter(([id, number]) => number > (known[id] ?? 0))
  if (further.length === 0) return
  const next = { ...known, ...Object.fromEntries(further) }
  heard.set({ ...heard.get(), [conversation]: next })
}

/** How far everyone in a direct conversation or a group has read. */
export function useMarks({ id, members }: Pick<Conversation, 'id' | 'members'>): Marks {
  useEffect(() => {
    const told = (members ?? []).map(({ id, read_number }) => [id, read_number ?? 0] as const)
    noteRead(id, Object.fromEntries(told))
  }, [id, members])
  const all = useStore(heard)
  return useMemo(() => all[id] ?? {}, [all, id])
}
