import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useStore } from '@/lib/store'
import type { Outgoing } from '@/realtime/outgoing'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { useBackOnline } from '@/realtime/status'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconArrowDown, IconMessages } from '@/ui/icons'
import { useMessages } from '../data/messages'
import { ItemView } from './ItemView'
import { itemsOf, shownOf } from './items'
import { NewAbove, useUnseen } from './NewAbove'
import { NamesProvider, useNamesIn } from './names'
import { SeenProvider, useSeenIn } from './seen'
import { ThreadSkeleton } from './ThreadSkeleton'
import styles from './thread.module.css'
import { useNewest } from './useNewest'
import { useReading } from './useReading'
import { useApproach, useScroll } from './useScroll'
import { ViewingPast } from './ViewingPast'

const NONE: Outgoing[] = []

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
  // What is on its way belongs below the newest message, not below a stretch of history.
  const below = hasNextPage ? NONE : mine
  const shown = useMemo(() => shownOf(messages, below, me), [messages, below, me])

  const unseen = useUnseen(conversation, query.isSuccess, messages, me)
  const newFrom = unseen.from
  const items = useMemo(() => itemsOf(shown, me, kind, newFrom), [shown, me, kind, newFrom])
  const seen = useSeenIn(conversation, messages, me.id)
  const names = useNamesIn(conversation, messages)
  const scroll = useScroll(items[0]?.key ?? '', query.isSuccess, !hasNextPage)
  const unseenBelow = useBelow(messages.at(-1)?.number ?? 0, scroll.atEnd)
  useReading(conversation, scroll.atEnd && hasNextPage === false)
  const toNewest = useNewest(id, hasNextPage, scroll.follow)
  useSentToEnd(mine.length, () => (hasNextPage ? toNewest() : scroll.toEnd()))

  const older = hasPreviousPage && !isFetchingPreviousPage
  const top = useApproach(older, scroll.box, () => void fetchPreviousPage())
  const newer = hasNextPage && !isFetchingNextPage
  const bottom = useApproach(newer, scroll.box, () => void fetchNextPage())

  const unreached = query.isError && messages.length === 0
  useBackOnline(() => {
    if (unreached) void query.refetch()
  })

  if (query.isPending) return <ThreadSkeleton />
  const drawn = (
    <SeenProvider value={seen}>
      <NamesProvider value={names}>
        {items.map(item => (
          <ItemView key={item.key} item={item} />
        ))}
      </NamesProvider>
    </SeenProvider>
  )
  if (unreached) {
    const problem = query.error instanceof ApiError ? query.error : null
    return (
      <div className={styles.trouble}>
        <ErrorState problem={problem} onRetry={() => void query.refetch()} />
        {drawn}
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
          {drawn}
          <div ref={bottom} />
        </div>
      </div>
      <NewAbove unseen={unseen} oldest={messages[0]?.number ?? 0} box={scroll.box} />
      {hasNextPage ? (
        <ViewingPast waiting={mine.length} onEnd={toNewest} />
      ) : (
        !scroll.atEnd && (
          <button type="button" className={styles.jump} onClick={() => scroll.toEnd(true)}>
            <IconArrowDown size={16} />
            {unseenBelow > 0 ? t('thread.newBelow', { count: unseenBelow }) : t('thread.toEnd')}
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
