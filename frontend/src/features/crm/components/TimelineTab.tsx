import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import {
  IconAnswer,
  IconFile,
  IconHistory,
  IconMessage,
  IconNote,
  IconTimer,
  IconWallet,
} from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type TimelineEvent, useTimeline } from '../records'
import styles from './customer.module.css'

const ICONS: Record<string, typeof IconHistory> = {
  messages: IconMessage,
  requests: IconAnswer,
  notes: IconNote,
  files: IconFile,
  recharges: IconWallet,
  movements: IconTimer,
}
const TONES: Record<string, Tone> = {
  credited: 'ok',
  answered: 'ok',
  resolved: 'ok',
  won: 'ok',
  rejected: 'bad',
}

/** Everything that happened with a customer, newest first, all of it or one kind. */
export function TimelineTab({ id }: { id: string }) {
  const { t } = useTranslation('crm')
  const [kind, setKind] = useState('')
  const timeline = useTimeline(id, kind)
  const rows = rowsOf(timeline.data)
  const kinds = timeline.data?.pages[0]?.kinds ?? []
  return (
    <>
      <fieldset className={styles.kinds} aria-label={t('timeline.filter')}>
        {[{ key: '', label: t('timeline.all') }, ...kinds].map(each => (
          <button
            key={each.key}
            type="button"
            aria-pressed={kind === each.key}
            onClick={() => setKind(each.key)}
          >
            {each.label}
          </button>
        ))}
      </fieldset>
      <Loading of={timeline} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconHistory}
              title={t('timeline.empty')}
              text={t('timeline.emptyText')}
            />
          ) : (
            <ol className={styles.timeline}>
              {rows.map(row => (
                <Happened key={`${row.kind}:${row.id}`} row={row} />
              ))}
            </ol>
          )
        }
      </Loading>
      <MoreButton of={timeline} />
    </>
  )
}

function Happened({ row }: { row: TimelineEvent }) {
  const { t, i18n } = useTranslation('crm')
  const Icon = ICONS[row.kind] ?? IconHistory
  const word = `timeline.state.${row.state}`
  return (
    <li className={styles.event} data-kind={row.kind}>
      <span className={styles.mark}>
        <Icon size={16} />
      </span>
      <div className={styles.told}>
        <div className={styles.line}>
          {row.link ? <Link to={row.link}>{row.title}</Link> : <strong>{row.title}</strong>}
          {row.state && (
            <StateChip tone={TONES[row.state]}>
              {i18n.exists(`crm:${word}`) ? t(word) : row.state}
            </StateChip>
          )}
          {row.amount && <Amount value={row.amount} />}
        </div>
        {row.summary && <p>{row.summary}</p>}
        <span className={styles.when} title={formatDateTime(row.at)}>
          {row.who && `${row.who} · `}
          <Age at={row.at} />
        </span>
      </div>
    </li>
  )
}
