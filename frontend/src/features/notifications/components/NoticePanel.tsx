import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useNow } from '@/lib/clock'
import { formatDayLine, sameDay } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconBell, IconChecks, IconSettings } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { type Notice, useNotices, useReadNotices } from '../data'
import styles from '../notifications.module.css'
import { NoticeRow } from './NoticeRow'
import { PermissionHint } from './PermissionHint'

/** Everything that was told to this person, day by day; opened from the bell. */
export default function NoticePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const notices = useNotices()
  const rows = rowsOf(notices.data)
  return (
    <Drawer
      opened
      onClose={onClose}
      size={440}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      overlayProps={{ color: 'var(--veil)', backgroundOpacity: 0.6 }}
      transitionProps={{ duration: 120 }}
      classNames={{
        content: styles.panel,
        header: styles.head,
        title: styles.title,
        body: styles.body,
      }}
    >
      <Tools rows={rows} onClose={onClose} />
      <PermissionHint />
      <Loading of={notices} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconBell} title={t('empty')} text={t('emptyText')} />
          ) : (
            <>
              <Days rows={rows} onClose={onClose} />
              <div className={styles.more}>
                <MoreButton of={notices} />
              </div>
            </>
          )
        }
      </Loading>
    </Drawer>
  )
}

function Tools({ rows, onClose }: { rows: Notice[]; onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const read = useReadNotices()
  return (
    <div className={styles.tools}>
      {rows.some(row => row.read_at === null) && (
        <IconButton
          label={t('readAll')}
          icon={IconChecks}
          onClick={() => read.mutate(null, { onError: complain })}
        />
      )}
      <Link
        to="/settings/notifications"
        className={styles.gear}
        aria-label={t('settings')}
        title={t('settings')}
        onClick={onClose}
      >
        <IconSettings size={18} />
      </Link>
    </div>
  )
}

function Days({ rows, onClose }: { rows: Notice[]; onClose: () => void }) {
  const now = useNow()
  return byDay(rows).map(day => (
    <section key={day[0]?.id} className={styles.day}>
      <h3>{formatDayLine(day[0]?.created_at ?? '', now)}</h3>
      <ul>
        {day.map(notice => (
          <NoticeRow key={notice.id} notice={notice} onOpen={onClose} />
        ))}
      </ul>
    </section>
  ))
}

/** Newest first, as the hub sends them. */
export function byDay(rows: Notice[]): Notice[][] {
  const days: Notice[][] = []
  for (const row of rows) {
    const [last] = days.at(-1) ?? []
    if (last && sameDay(Date.parse(last.created_at), Date.parse(row.created_at))) {
      days.at(-1)?.push(row)
    } else days.push([row])
  }
  return days
}
