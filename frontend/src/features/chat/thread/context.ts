import { createContext, useContext } from 'react'
import type { Attachment, Conversation, Message } from '@/api/types'
import type { Outgoing } from '@/realtime/outgoing'
import type { Exhibit } from './gallery'

/** What somebody wants to know about a message. */
export type About = { what: 'history' | 'details'; message: Message }

/** What a message may ask of the thread around it. */
export interface ThreadContext {
  conversation: Pick<Conversation, 'id' | 'kind'>
  reply: (message: Message) => void
  /** What the hub refused goes back into the composer. */
  takeBack: (entry: Outgoing) => void
  /** It stands in the dock, beside the page. */
  aside: boolean
  /** Opens a message's words for change where they stand; from the field, it leads back there. */
  edit: (message: Message | null, from?: 'field') => void
  /** Closes the words of this message; those of another one stay open. */
  endEdit: (message: Message) => void
  jumpTo: (number: number) => void
  /** Shows a picture or a video large. */
  open: (exhibit: Exhibit) => void
  ask: (about: About) => void
  /** Opens an action's form with this picture as its proof; null where none may be taken. */
  useAsProof: ((attachment: Attachment) => void) | null
}

const Context = createContext<ThreadContext | null>(null)
export const ThreadProvider = Context

export function useThread(): ThreadContext {
  const thread = useContext(Context)
  if (!thread) throw new Error('useThread outside a thread')
  return thread
}

/** The id of the message being changed, apart from the rest: every bubble looks at it. */
const Editing = createContext<string | null>(null)
export const EditingProvider = Editing

export function useEditing(): string | null {
  return useContext(Editing)
}
