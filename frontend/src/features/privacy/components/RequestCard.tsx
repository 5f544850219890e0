import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { formatDate, formatDateTime } from '@/lib/format'
import { IconDownload } from '@/ui/icons'
import { StateChip, type Tone } from '@/ui/StateChip'
import { isOpen, type Kept, type PrivacyRequest } from '../data'
import { Moves } from './Moves'
import styles from './privacy.module.css'

const TONES: Record<string, Tone> = {
  received: 'needs-reply',
  identity_checked: 'warn',
  in_progress: 'primary',
  failed: 'bad',
  fulfilled: 'ok',
  denied: 'bad',
}

/** One request with its deadline, what came of it, and what can be done now. */
export function RequestCard({ row, own = false }: { row: PrivacyRequest; own?: boolean }) {
  const { t } = useTranslation('privacy')
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{t(`right.${row.right}`)}</strong>
        <StateChip tone={TONES[row.state] ?? 'plain'}>{t(`state.${row.state}`)}</StateChip>
      </div>
      {!own && (
        <div>
          {row.customer ? <Link to={`/customers/${row.customer}`}>{row.name}</Link> : row.name}
        </div>
      )}
      {row.note && <blockquote className={styles.quote}>{row.note}</blockquote>}
      <Changes row={row} />
      {row.state === 'in_progress' && (
        <Progress value={row.done || 5} animated aria-label={t('working')} />
      )}
      {row.state === 'failed' && <p role="status">{t(own ? 'failedOwn' : 'failedText')}</p>}
      {row.reason && (
        <p>
          {t('because')} <em>{row.reason}</em>
        </p>
      )}
      {own && !row.own && row.right === 'access' && row.state === 'fulfilled' && (
        <p>{t('handedOver')}</p>
      )}
      {row.kept.length > 0 && <KeptList rows={row.kept} />}
      <Facts row={row} own={own} />
      <div className={styles.foot}>
        {row.archive_until && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() =>
              void download(`privacy-requests/${row.id}/download/`, {}, 'mis-datos.zip').catch(
                complain,
              )
            }
          >
            {t('fetch')}
          </Button>
        )}
        <Moves row={row} />
      </div>
    </li>
  )
}

function Facts({ row, own }: { row: PrivacyRequest; own: boolean }) {
  const { t } = useTranslation('privacy')
  const due = new Date(`${row.due_on}T23:59:59`)
  const late = isOpen(row) && due.getTime() < Date.now()
  return (
    <p className={styles.facts}>
      {isOpen(row) && (
        <span className={late ? styles.late : undefined}>
          {t(late ? 'late' : 'due', { day: formatDate(due) })}
        </span>
      )}
      <span>{t('askedOn', { at: formatDateTime(row.created_at) })}</span>
      {!own && !row.own && <span>{t('takenBy', { name: row.created_by.name })}</span>}
      {!own && row.identity_how && (
        <span>{t('provenBy', { how: row.own ? t('signIn') : row.identity_how })}</span>
      )}
      {row.handled_by && <span>{t('handledBy', { name: row.handled_by.name })}</span>}
      {row.decided_at && <span>{t('decidedOn', { at: formatDateTime(row.decided_at) })}</span>}
      {row.archive_until && <span>{t('until', { at: formatDateTime(row.archive_until) })}</span>}
    </p>
  )
}

function Changes({ row }: { row: PrivacyRequest }) {
  const { t } = useTranslation('privacy')
  const changes = Object.entries(row.changes)
  if (changes.length === 0) return null
  return (
    <dl className={styles.changes}>
      {changes.map(([field, [before, wanted]]) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>
            {before && (
              <>
                <del>{before}</del> →{' '}
              </>
            )}
            <strong>{wanted || t('blank')}</strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the law makes the house keep, kind by kind, with the reason. */
function KeptList({ rows }: { rows: Kept[] }) {
  const { t } = useTranslation('privacy')
  return (
    <>
      <p>{t('keptByLaw')}</p>
      <ul className={styles.kept}>
        {rows.map(row => (
          <li key={row.kind}>
            <span>{t(`kind.${row.kind}`, { defaultValue: row.kind })}</span>
            <span>
              {row.count} · {t(`why.${row.reason}`, { defaultValue: row.reason })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
