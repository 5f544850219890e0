import { Button } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Message, Option } from '@/api/types'
import { useStore } from '@/lib/store'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { messagesOf, useThread } from '../messages'
import styles from '../portal.module.css'
import { MessageBubble, OutgoingBubble } from './MessageBubble'

export function Thread({ conversation }: { conversation: string | null }) {
  return conversation ? <Messages conversation={conversation} /> : <Nothing />
}

function Nothing() {
  const { t } = useTranslation('portal')
  return (
    <div className={styles.thread}>
      <EmptyState icon={IconMessages} title={t('chat.empty')} text={t('chat.emptyText')} />
    </div>
  )
}

function Messages({ conversation }: { conversation: string }) {
  const thread = useThread(conversation)
  return <Loading of={thread}>{() => <Log conversation={conversation} thread={thread} />}</Loading>
}

function Log({
  conversation,
  thread,
}: {
  conversation: string
  thread: ReturnType<typeof useThread>
}) {
  const { t } = useTranslation('portal')
  const { outbox } = useRealtime()
  const messages = messagesOf(thread.data).filter(message => message.kind !== 'hidden')
  const leaving = useStore(outbox.entries).filter(entry => entry.conversation === conversation)
  const last = messages.at(-1)?.number ?? 0
  const chosen = chosenOf([...messages, ...leaving])
  const choose = (message: Message, option: Option) =>
    outbox.add({
      conversation,
      kind: 'text',
      text: option.title,
      attachments: [],
      reply_to: null,
      card: { type: 'choice', id: option.id, of: message.id },
      private: false,
      expect_number: null,
    })
  const end = useStickToEnd(last + leaving.length)
  useReading(conversation, last)
  return (
    <div
      ref={end}
      className={styles.thread}
      role="log"
      aria-label={t('chat.messages')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
      tabIndex={0}
    >
      {thread.hasNextPage && (
        <Button variant="subtle" onClick={() => void thread.fetchNextPage()}>
          {t('chat.earlier')}
        </Button>
      )}
      {messages.map(message => (
        <MessageBubble
          key={message.id}
          message={message}
          chosen={chosen.get(message.id)}
          onChoose={choose}
        />
      ))}
      {leaving.map(entry => (
        <OutgoingBubble key={entry.client_id} entry={entry} />
      ))}
    </div>
  )
}

/** Which option was pressed under which question, also while the press is on its way. */
function chosenOf(said: { card?: Card | null }[]): Map<string, string> {
  return new Map(
    said.flatMap(({ card }) =>
      card?.type === 'choice' && card.of && card.id ? [[card.of, card.id] as const] : [],
    ),
  )
}

/** Tells the hub how far was read, while the page is really in front of somebody. */
function useReading(conversation: string, number: number) {
  const realtime = useRealtime()
  useEffect(() => {
    if (number === 0) return
    const tell = () => {
      if (document.visibilityState === 'visible') realtime.read(conversation, number)
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [realtime, conversation, number])
}

const NEAR = 160

/** Follows the newest line, unless the reader has scrolled up. */
function useStickToEnd(mark: number) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark says that a line came
  useLayoutEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [mark])
  return box
}
