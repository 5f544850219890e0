import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { formatMoment } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconLater, IconMore } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { cancelScheduled, type Scheduled, sendScheduledNow, useScheduled } from '../data/scheduled'
import { EditScheduled } from './EditScheduled'
import styles from './scheduled.module.css'

/** What waits for its time in this conversation, and what was not sent when it came. */
export default function ScheduledRows({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const rows = useScheduled(conversation.id)
  if (rows.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('later.waiting')} data-scheduled>
      {rows.map(row => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  )
}

function Row({ row }: { row: Scheduled }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  const failed = row.state === 'failed'
  return (
    <li data-failed={failed || undefined} data-note={row.private || undefined}>
      <IconLater size={16} />
      <div>
        <strong>
          {failed ? t('later.failed') : formatMoment(row.send_at)}
          {row.private && ` · ${t('composer.note')}`}
          {row.author?.id !== me.id && ` · ${row.author?.name}`}
        </strong>
        <span>{row.text || row.files.map(({ name }) => name).join(', ')}</span>
        {failed && row.error && <em>{whyNot(row, t)}</em>}
        {!failed && row.unless_they_write && <em>{t('later.unlessShort')}</em>}
      </div>
      {row.changeable && <RowMenu row={row} />}
    </li>
  )
}

function whyNot({ error }: Scheduled, t: (key: string) => string): string {
  if (error?.code === 'they_wrote') return t('later.theyWrote')
  return errorText({ code: error?.code ?? '', message: error?.detail ?? '' })
}

function RowMenu({ row }: { row: Scheduled }) {
  const { t } = useTranslation('chat')
  const [editing, setEditing] = useState(false)
  const act = (doing: Promise<void>, said: string) => void doing.then(() => notify(said), complain)
  return (
    <>
      <Menu position="top-end">
        <Menu.Target>
          <IconButton label={t('later.more')} icon={IconMore} iconSize={16} data-scheduled-menu />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setEditing(true)}>{t('message.edit')}</Menu.Item>
          <Menu.Item onClick={() => act(sendScheduledNow(row), t('later.leaving'))}>
            {t('later.sendNow')}
          </Menu.Item>
          <Menu.Item onClick={() => act(cancelScheduled(row), t('later.cancelled'))}>
            {t(row.state === 'failed' ? 'later.putAway' : 'later.cancel')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <EditScheduled row={row} onClose={() => setEditing(false)} />}
    </>
  )
}
