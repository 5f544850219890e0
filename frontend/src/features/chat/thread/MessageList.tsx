import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useStore } from '@/lib/store'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconArrowDown, IconMessages } from '@/ui/icons'
import { useMessages } from '../data/messages'
import { ItemView } from './ItemView'
import { itemsOf, shownOf } from './items'
import { NewAbove, useUnseen } from './NewAbove'
import { SeenProvider, useSeenIn } from './seen'
import { ThreadSkeleton } from './ThreadSkeleton'
import styles from './thread.module.css'
import { useReading } from './useReading'
import { useApproach, useScroll } from './useScroll'
import { toNewest, ViewingPast } from './ViewingPast'

export function MessageList({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  const { outbox } = useRealtime()
  const { id, kind } = conversation
  const query = useMessages(id)
  const { messages, hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage } = query
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const entries = useStore(outbox.entries)
  const mine = useMemo(() => entries.filter(entry => entry.conversation === id), [entries, id])
  const shown = useMemo(() => shownOf(messages, mine, me), [messages, mine, me])

  const unseen = useUnseen(conversation, query.isSuccess, messages, me)
  const newFrom = unseen.from
  const items = useMemo(() => itemsOf(shown, me, kind, newFrom), [shown, me, kind, newFrom])
  const seen = useSeenIn(conversation, messages, me.id)
  const scroll = useScroll(items[0]?.key ?? '', query.isSuccess, !hasNextPage)
  const below = useBelow(messages.at(-1)?.number ?? 0, scroll.atEnd)
  useReading(conversation, scroll.atEnd && hasNextPage === false)
  useSentToEnd(mine.length, () => (hasNextPage ? toNewest(id) : scroll.toEnd()))

  const older = hasPreviousPage && !isFetchingPreviousPage
  const top = useApproach(older, scroll.box, () => void fetchPreviousPage())
  const newer = hasNextPage && !isFetchingNextPage
  const bottom = useApproach(newer, scroll.box, () => void fetchNextPage())

  if (query.isPending) return <ThreadSkeleton />
  if (query.isError && messages.length === 0) {
    const problem = query.error instanceof ApiError ? query.error : null
    return (
      <div className={styles.trouble}>
        <ErrorState problem={problem} onRetry={() => void query.refetch()} />
      </div>
    )
  }
  return (
    <div className={styles.listBox}>
      <div
        ref={scroll.box}
        className={styles.list}
        data-thread
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-label={t('thread.name')}
        aria-live="off"
      >
        <div ref={scroll.content} className={styles.content}>
          <div ref={top} />
          {isFetchingPreviousPage && <ThreadSkeleton rows={2} />}
          {!hasPreviousPage && items.length > 0 && (
            <p className={styles.start}>{t('thread.start')}</p>
          )}
          {items.length === 0 && (
            <EmptyState
              icon={IconMessages}
              title={t('thread.empty.title')}
              text={t('thread.empty.text')}
            />
          )}
          <SeenProvider value={seen}>
            {items.map(item => (
              <ItemView key={item.key} item={item} />
            ))}
          </SeenProvider>
          <div ref={bottom} />
        </div>
      </div>
      <NewAbove unseen={unseen} oldest={messages[0]?.number ?? 0} box={scroll.box} />
      {hasNextPage ? (
        <ViewingPast conversation={id} />
      ) : (
        !scroll.atEnd && (
          <button type="button" className={styles.jump} onClick={() => scroll.toEnd(true)}>
            <IconArrowDown size={16} />
            {below > 0 ? t('thread.newBelow', { count: below }) : t('thread.toEnd')}
          </button>
        )
      )}
    </div>
  )
}

/** Messages that came while the reader was further up. */
function useBelow(newest: number, atEnd: boolean): number {
  const [seen, setSeen] = useState(newest)
  useEffect(() => {
    if (atEnd) setSeen(newest)
  }, [atEnd, newest])
  return Math.max(0, newest - seen)
}

function useSentToEnd(count: number, toEnd: () => void): void {
  const before = useRef(count)
  const go = useRef(toEnd)
  go.current = toEnd
  useEffect(() => {
    if (count > before.current) go.current()
    before.current = count
  }, [count])
}
