import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { ownPath } from '@/lib/paths'
import { Age } from '@/ui/Age'
import { IconButton } from '@/ui/IconButton'
import {
  IconAlert,
  IconAt,
  IconBell,
  IconCheck,
  IconGroup,
  IconLater,
  IconMessages,
  IconReply,
  IconStar,
  IconTimer,
  IconUserPlus,
  IconWorkflow,
  IconWrench,
} from '@/ui/icons'
import { type Notice, useReadNotices } from '../data'
import styles from '../notifications.module.css'

const ICONS: Record<string, ComponentType<{ size?: number }>> = {
  mention: IconAt,
  direct: IconMessages,
  reply: IconReply,
  group: IconGroup,
  assigned: IconUserPlus,
  waiting: IconAlert,
  reminder: IconLater,
  scheduled_failed: IconAlert,
  sla: IconTimer,
  rule: IconWorkflow,
  rating: IconStar,
  service_order: IconWrench,
}

/** One notice; following it marks it as read, and so does its own small button. */
export function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation('notifications')
  const read = useReadNotices()
  const unread = notice.read_at === null
  const markRead = () => {
    if (unread) read.mutate([notice.id], { onError: complain })
  }
  return (
    <li className={styles.row} data-unread={unread || undefined}>
      <Where
        link={ownPath(notice.link)}
        onFollow={() => {
          markRead()
          onOpen()
        }}
      >
        <Words notice={notice} />
      </Where>
      {unread && (
        <IconButton
          className={styles.mark}
          label={t('read', { title: notice.title })}
          icon={IconCheck}
          onClick={markRead}
        />
      )}
    </li>
  )
}

interface WhereProps {
  link: string | null
  onFollow: () => void
  children: React.ReactNode
}

function Where({ link, onFollow, children }: WhereProps) {
  if (!link) return <div className={styles.link}>{children}</div>
  return (
    <Link to={link} className={styles.link} onClick={onFollow}>
      {children}
    </Link>
  )
}

function Words({ notice }: { notice: Notice }) {
  const { t } = useTranslation('notifications')
  const Icon = ICONS[notice.kind] ?? IconBell
  const kind = notice.kind in ICONS ? notice.kind : 'other'
  return (
    <>
      <span className={styles.kind} title={t(`kind.${kind}`)}>
        <Icon size={16} />
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <strong>
            <bdi>{notice.title}</bdi>
          </strong>
          <Age at={notice.created_at} />
        </span>
        {notice.text && <span className={styles.text}>{notice.text}</span>}
        {notice.read_at === null && <span className="visually-hidden">{t('unread')}</span>}
      </span>
    </>
  )
}
