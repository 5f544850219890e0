import { createContext, useContext } from 'react'
import type { Attachment, Conversation, Message } from '@/api/types'

/** What a message may ask of the thread around it. */
export interface ThreadContext {
  conversation: Conversation
  reply: (message: Message) => void
  edit: (message: Message) => void
  jumpTo: (number: number) => void
  openImage: (message: Message, attachment: Attachment) => void
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
