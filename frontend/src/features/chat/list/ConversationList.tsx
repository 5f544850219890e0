import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { useStore } from '@/lib/store'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconInbox } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { useConversationList } from '../data/conversations'
import { type Filters, isNarrowed } from '../data/filters'
import { ConversationRow } from './ConversationRow'
import styles from './list.module.css'
import { visibleIds } from './order'
import { RowCheck } from './RowCheck'
import { selection } from './selection'

interface Props {
  filters: Filters
  base: string
  compact: boolean
  onReset: () => void
}

export function ConversationList({ filters, base, compact, onReset }: Props) {
  const { t } = useTranslation('chat')
  const { id: open } = useParams()
  const [params] = useSearchParams()
  const list = useConversationList(filters)
  const { ids: picked, on } = useStore(selection)
  const picking = on || picked.size > 0
  const scroller = useRef<HTMLDivElement>(null)
  const height = compact ? 48 : 64
  const rows = useVirtualizer({
    count: list.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: index => list.ids[index] ?? index,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 4,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured again when their height changes.
  useEffect(() => rows.measure(), [height])
  useEffect(() => visibleIds.set(list.ids), [list.ids])

  const items = rows.getVirtualItems()
  const end = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (end >= list.ids.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [end, list.ids.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const openAt = open ? list.ids.indexOf(open) : -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly opened row is brought into view.
  useEffect(() => {
    if (openAt >= 0) rows.scrollToIndex(openAt, { align: 'auto' })
  }, [open])

  if (list.isPending) return <Skeletons rows={9} height={height} />
  if (list.isError) {
    const problem = list.error instanceof ApiError ? list.error : null
    return <ErrorState problem={problem} onRetry={() => void list.refetch()} />
  }
  if (list.ids.length === 0) return <Nothing filters={filters} onReset={onReset} />
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        className={styles.rows}
        style={{ height: rows.getTotalSize() }}
        aria-label={t('list.name')}
        data-picking={picking || undefined}
        data-compact={compact || undefined}
      >
        {items.map(({ index, key, start }) => (
          <li key={key} style={{ transform: `translateY(${start}px)`, height }}>
            <RowCheck id={list.ids[index] ?? ''} />
            <ConversationRow
              id={list.ids[index] ?? ''}
              base={base}
              compact={compact}
              search={params.toString()}
            />
          </li>
        ))}
      </ul>
      {!hasNextPage && list.ids.length > 12 && <p className={styles.end}>{t('list.end')}</p>}
    </div>
  )
}

function Nothing({ filters, onReset }: { filters: Filters; onReset: () => void }) {
  const { t } = useTranslation('chat')
  const narrowed = Boolean(filters.q) || isNarrowed(filters)
  const which = narrowed ? 'narrowed' : filters.view
  return (
    <EmptyState
      icon={IconInbox}
      title={t(`list.empty.${which}.title`)}
      text={t(`list.empty.${which}.text`)}
      action={
        (narrowed || filters.view === 'mine') && (
          <Button variant="default" onClick={onReset}>
            {t(narrowed ? 'list.clear' : 'list.seeUnassigned')}
          </Button>
        )
      }
    />
  )
}
