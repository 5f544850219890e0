import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Attachment, Conversation, Message } from '@/api/types'
import { takesProof } from '@/workflows/registry'
import { Composer, type Handover } from '../composer/Composer'
import { useActions } from '../composer/useActions'
import { knownMessages, openAround } from '../data/messages'
import { ThreadProvider } from './context'
import { MessageList } from './MessageList'
import styles from './thread.module.css'

const Viewer = lazy(() => import('./Viewer'))

const FLASH_MS = 1_600

/** Brings a message into sight and marks it for a moment. */
function show(number: number): boolean {
  const element = document.querySelector(`[data-thread] [data-number="${number}"]`)
  if (!element) return false
  element.scrollIntoView({ block: 'center' })
  element.setAttribute('data-flash', '')
  setTimeout(() => element.removeAttribute('data-flash'), FLASH_MS)
  return true
}

/** The messages and the composer of one conversation; customers' and our own are the same. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const { id } = conversation
  const [handover, setHandover] = useState<Handover | null>(null)
  const [viewed, setViewed] = useState<{ message: Message; file: Attachment } | null>(null)
  const actions = useActions(id, conversation.kind === 'customer')
  const proofAction = actions.find(action => takesProof(action.key))?.key

  const jumpTo = useCallback(
    async (number: number) => {
      if (show(number)) return
      if (!knownMessages(id).some(message => message.number === number))
        await openAround(id, number)
      requestAnimationFrame(() => requestAnimationFrame(() => show(number)))
    },
    [id],
  )
  const useAsProof = useMemo(() => {
    if (!proofAction) return null
    return (picture: Attachment) => {
      setViewed(null)
      setHandover({ type: 'proof', picture, action: proofAction })
    }
  }, [proofAction])
  const context = useMemo(
    () => ({
      conversation,
      reply: (message: Message) => setHandover({ type: 'reply', message }),
      edit: (message: Message) => setHandover({ type: 'edit', message }),
      jumpTo: (number: number) => void jumpTo(number),
      openImage: (message: Message, file: Attachment) => setViewed({ message, file }),
      useAsProof,
    }),
    [conversation, jumpTo, useAsProof],
  )
  const taken = useCallback(() => setHandover(null), [])
  return (
    <ThreadProvider value={context}>
      <div className={styles.thread}>
        <MessageList key={`list ${id}`} conversation={conversation} />
        <Composer key={id} conversation={conversation} handover={handover} onTaken={taken} />
      </div>
      {viewed && (
        <Suspense fallback={null}>
          <Viewer shown={viewed} onUseAsProof={useAsProof} onClose={() => setViewed(null)} />
        </Suspense>
      )}
    </ThreadProvider>
  )
}
