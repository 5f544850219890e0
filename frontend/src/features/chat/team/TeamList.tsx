import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import type { Colleague } from '../data/colleagues'
import { openDirect } from '../data/operations'
import list from '../list/list.module.css'
import { visibleIds } from '../list/order'
import type { TeamItem, TeamTab } from './items'
import { NothingHere } from './NothingHere'
import { PersonRow } from './PersonRow'
import { TalkRow } from './TalkRow'
import styles from './team.module.css'
import { useTeam } from './useTeam'

const ROW = 64
const HEADING = 36

interface Props {
  tab: TeamTab
  q: string
  open?: string
  /** Called with the conversation to show; rows are links to its page without `inPlace`. */
  onOpen: (id: string) => void
  inPlace?: boolean
  onNew: () => void
}

/** People and groups: one list for the page and the dock. */
export function TeamList({ tab, q, open, onOpen, inPlace, onNew }: Props) {
  const { t } = useTranslation('chat')
  const { items, talks, list: asked, people } = useTeam(tab, q, open)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.type === 'heading' ? HEADING : ROW),
    getItemKey: index => items[index]?.key ?? index,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 4,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mix of lines has other heights.
  useEffect(() => rows.measure(), [items])
  useEffect(() => {
    if (!inPlace) visibleIds.set(talks)
  }, [talks, inPlace])
  useMore(rows.getVirtualItems().at(-1)?.index ?? 0, talks.length, tab !== 'people', asked)

  const write = useCallback(
    (person: Colleague) => void openDirect(person.id).then(talk => onOpen(talk.id), complain),
    [onOpen],
  )
  const source = tab === 'people' ? people : asked
  if (items.length === 0) {
    if (source.isPending) return <Skeletons rows={9} height={ROW} />
    if (source.isError) {
      const problem = source.error instanceof ApiError ? source.error : null
      return <ErrorState problem={problem} onRetry={() => void source.refetch()} />
    }
    return <NothingHere tab={tab} q={q} onNew={onNew} />
  }
  return (
    <div ref={scroller} className={list.scroller}>
      <ul className={list.rows} style={{ height: rows.getTotalSize() }} aria-label={t('list.name')}>
        {rows.getVirtualItems().map(({ index, key, start, size }) => (
          <li key={key} style={{ transform: `translateY(${start}px)`, height: size }}>
            <Line item={items[index]} onOpen={inPlace ? onOpen : undefined} onWrite={write} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface LineProps {
  item: TeamItem | undefined
  onOpen: ((id: string) => void) | undefined
  onWrite: (person: Colleague) => void
}

function Line({ item, onOpen, onWrite }: LineProps) {
  const { t } = useTranslation('chat')
  if (item?.type === 'talk') return <TalkRow id={item.id} onOpen={onOpen} />
  if (item?.type === 'person') return <PersonRow person={item.person} onPick={onWrite} />
  return <h2 className={styles.heading}>{t('team.peopleHeading')}</h2>
}

type Paged = Pick<
  ReturnType<typeof useTeam>['list'],
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>

/** The next page is asked for before the end of the loaded ones is on the screen. */
function useMore(seen: number, loaded: number, wanted: boolean, pages: Paged): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    if (wanted && seen >= loaded - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [wanted, seen, loaded, hasNextPage, isFetchingNextPage, fetchNextPage])
}
