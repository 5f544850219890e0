import { createContext, useContext, useMemo } from 'react'
import type { Conversation, Member, Message } from '@/api/types'
import { isStaff } from '../data/filters'
import { type Marks, useMarks } from '../data/reading'
import { facesOf, raisedMarks } from './seenBy'

/** How far the others have read the thread on the screen. */
export interface Seen {
  /** Faces under messages: only in groups, in pairs the ticks say it. */
  faces: Map<number, Member[]>
  others: Member[]
  marks: Marks
}

const NOTHING: Seen = { faces: new Map(), others: [], marks: {} }
const Context = createContext<Seen>(NOTHING)
export const SeenProvider = Context

export function useSeen(): Seen {
  return useContext(Context)
}

/** For direct conversations and groups; of customers the channel tells. */
export function useSeenIn(
  conversation: Pick<Conversation, 'id' | 'kind' | 'members'>,
  messages: Message[],
  me: string,
): Seen {
  const told = useMarks(conversation)
  const { kind, members } = conversation
  return useMemo(() => {
    if (!isStaff({ kind }) || !members) return NOTHING
    const others = members.filter(member => member.id !== me && member.role !== 'bot')
    const marks = raisedMarks(messages, told)
    const faces = kind === 'group' ? facesOf(messages, others, marks) : NOTHING.faces
    return { faces, others, marks }
  }, [kind, members, messages, told, me])
}
