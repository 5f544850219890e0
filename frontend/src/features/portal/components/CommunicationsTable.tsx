import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '@/lib/format'
import { StateChip } from '@/ui/StateChip'
import type { Communication } from '../data'
import styles from '../table.module.css'
import { TONE } from './CommunicationItem'

/** A table where there is room, a card for each row on a phone. */
export function CommunicationsTable({ rows }: { rows: Communication[] }) {
  const { t } = useTranslation('portal')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['state', 'body', 'channel', 'date', 'answered', 'actions'].map(column => (
            <th key={column} scope="col">
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ row }: { row: Communication }) {
  const { t } = useTranslation('portal')
  return (
    <tr>
      <td>
        <StateChip tone={TONE[row.state]}>{t(`state.${row.state}`)}</StateChip>
      </td>
      <td className={styles.body}>
        <Link to={`/portal/chat/${row.conversation}`}>{row.body}</Link>
      </td>
      <td data-label={t('table.channel')}>{t(`channel.${row.channel}`)}</td>
      <td data-label={t('table.date')}>
        <time dateTime={row.created_at}>{formatDateTime(row.created_at)}</time>
      </td>
      <td data-label={t('table.answered')}>
        {row.answered_at ? (
          <time dateTime={row.answered_at}>{formatDateTime(row.answered_at)}</time>
        ) : (
          t('table.notYet')
        )}
      </td>
      <td className={styles.actions}>
        <Unlocked row={row} />
      </td>
    </tr>
  )
}

function Unlocked({ row }: { row: Communication }) {
  const { t } = useTranslation('portal')
  const recharge = row.actions.find(action => action.key === 'recharge' && !action.locked)
  if (!recharge) return <span className={styles.none}>—</span>
  return (
    <Button component={Link} to={`/portal/recharge/${row.id}`} size="sm">
      {t('home.recharge')}
    </Button>
  )
}
