import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { ownPath } from '@/lib/paths'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconBell, IconSettings } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { type Notice, useNotices, useReadNotices } from '../data'
import styles from '../mine.module.css'

/** What the customer was told, newest first; following one marks it as read. */
export default function NoticesPage() {
  const { t } = useTranslation('mine')
  const notices = useNotices()
  const read = useReadNotices()
  const rows = rowsOf(notices.data)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('notices.title')}</h1>
        <div className={styles.others}>
          {rows.some(row => row.read_at === null) && (
            <Button
              variant="default"
              loading={read.isPending}
              onClick={() => read.mutate(null, { onError: complain })}
            >
              {t('notices.readAll')}
            </Button>
          )}
          <Button
            component={Link}
            to="/portal/notices/preferences"
            variant="default"
            leftSection={<IconSettings size={16} />}
          >
            {t('notices.settings')}
          </Button>
        </div>
      </div>
      <Loading of={notices}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconBell} title={t('notices.empty')} text={t('notices.emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <NoticeItem
                  key={row.id}
                  notice={row}
                  onOpen={() => {
                    if (row.read_at === null) read.mutate([row.id], { onError: complain })
                  }}
                />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={notices} />
    </div>
  )
}

function NoticeItem({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation('mine')
  const unread = notice.read_at === null
  return (
    <li>
      <Link
        to={ownPath(notice.link) ?? '/portal'}
        className={styles.item}
        data-unread={unread || undefined}
        onClick={onOpen}
      >
        <span className={styles.line}>
          <strong>{notice.title}</strong>
          <Age at={notice.created_at} />
        </span>
        <span>{notice.text}</span>
        {unread && <span className="visually-hidden">{t('notices.unread')}</span>}
      </Link>
    </li>
  )
}
