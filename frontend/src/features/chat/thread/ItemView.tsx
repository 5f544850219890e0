import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatDayLine } from '@/lib/format'
import { Avatar } from '@/ui/Avatar'
import { StateChip } from '@/ui/StateChip'
import { isStaff } from '../data/filters'
import { AlbumBubble } from './AlbumBubble'
import { Bubble } from './Bubble'
import { useThread } from './context'
import { albumsOf, type Item, sameShown } from './items'
import { SystemLine } from './SystemLine'
import styles from './thread.module.css'
import { WorkCard } from './WorkCard'

export const ItemView = memo(function ItemView({ item }: { item: Item }) {
  switch (item.type) {
    case 'day':
      return <DayLine at={item.at} />
    case 'new':
      return <NewLine />
    case 'system':
      return <SystemLine message={item.shown.message} />
    case 'card':
      return <WorkCard message={item.shown.message} />
    case 'group':
      return <Group item={item} />
  }
}, sameItem)

/** Items are rebuilt with every change; what they show is not. */
function sameItem({ item: a }: { item: Item }, { item: b }: { item: Item }): boolean {
  if (a.type !== b.type || a.key !== b.key) return false
  if (a.type === 'day' || a.type === 'new') return true
  if (a.type === 'group' && b.type === 'group') {
    return (
      a.side === b.side &&
      a.shown.length === b.shown.length &&
      a.shown.every((one, at) => sameShown(one, b.shown[at]))
    )
  }
  return 'shown' in a && 'shown' in b && !Array.isArray(a.shown) && !Array.isArray(b.shown)
    ? a.shown.message === b.shown.message
    : false
}

function DayLine({ at }: { at: string }) {
  const now = useNow()
  useTranslation() // Said again when the language changes.
  return (
    <div className={styles.day}>
      <span>{formatDayLine(at, now)}</span>
    </div>
  )
}

function NewLine() {
  const { t } = useTranslation('chat')
  return (
    <div className={styles.new} data-new>
      <span>{t('thread.new')}</span>
    </div>
  )
}

function Group({ item }: { item: Item & { type: 'group' } }) {
  const { t } = useTranslation('chat')
  const author = item.shown[0]?.message.author
  const name = author?.name ?? t('unnamed')
  const { conversation } = useThread()
  // Among ourselves everybody knows their own words; with customers all of us stand on one side.
  const named = item.side !== 'ours' || !isStaff(conversation)
  return (
    <section className={styles.group} data-side={item.side}>
      {item.side === 'theirs' && (
        <span className={styles.groupFace}>
          <Avatar id={author?.id} name={name} size={28} />
        </span>
      )}
      <div className={styles.bubbles}>
        {named && (
          <span className={styles.author}>
            <bdi>{name}</bdi>
            {author?.role === 'bot' && <StateChip>{t('message.bot')}</StateChip>}
            {item.side === 'note' && ` · ${t('thread.note')}`}
          </span>
        )}
        {albumsOf(item.shown).map(([one, ...others]) =>
          others.length > 0 ? (
            <AlbumBubble key={one.message.id} shown={[one, ...others]} side={item.side} />
          ) : (
            <Bubble key={one.message.client_id ?? one.message.id} shown={one} side={item.side} />
          ),
        )}
      </div>
    </section>
  )
}
