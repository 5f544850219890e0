import { Alert, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconBell, IconMail, IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type LogFilter, type LogPage, type Telling, useNoticeLog } from '../data'
import styles from '../noticelog.module.css'

const TONE: Record<Telling['state'], Tone> = {
  queued: 'plain',
  sending: 'primary',
  sent: 'ok',
  skipped: 'plain',
  failed: 'bad',
}
const ICON = { app: IconBell, channel: IconMessages, mail: IconMail }

/** Which customer was told what, by which road, when, and why not. */
export default function NoticeLogPage() {
  const { t } = useTranslation('noticelog')
  const [filter, setFilter] = useState<LogFilter>({ road: '', state: '', kind: '' })
  const log = useNoticeLog(filter)
  const rows = rowsOf(log.data)
  const first = log.data?.pages[0]
  return (
    <Page wide title={t('title')} text={t('text')}>
      {first && !first.mail_available && (
        <Alert color="warn" variant="light">
          {t('noMail')}
        </Alert>
      )}
      <Filters filter={filter} first={first} onChange={setFilter} />
      <Loading of={log}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconBell} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(row => (
                <Line key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={log} />
    </Page>
  )
}

interface FiltersProps {
  filter: LogFilter
  first: LogPage | undefined
  onChange: (filter: LogFilter) => void
}

function Filters({ filter, first, onChange }: FiltersProps) {
  const { t } = useTranslation('noticelog')
  const choices = {
    kind: Object.entries(first?.kinds ?? {}).map(([value, label]) => ({ value, label })),
    road: ['app', 'channel', 'mail'].map(value => ({ value, label: t(`road.${value}`) })),
    state: Object.keys(TONE).map(value => ({ value, label: t(`state.${value}`) })),
  }
  return (
    <div className={styles.filters}>
      {(['kind', 'road', 'state'] as const).map(name => (
        <NativeSelect
          key={name}
          label={t(`filter.${name}`)}
          value={filter[name]}
          data={[{ value: '', label: t('filter.any') }, ...choices[name]]}
          onChange={event => onChange({ ...filter, [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function Line({ row }: { row: Telling }) {
  const { t } = useTranslation('noticelog')
  const Icon = ICON[row.road]
  const at = row.done_at ?? row.created_at
  const said = [t(`road.${row.road}`), row.via, row.title, formatDateTime(at)]
  const why = row.reason && t(`reason.${row.reason}`, { defaultValue: row.reason })
  const waits = row.due_at && t('waits', { at: formatDateTime(row.due_at) })
  return (
    <Row
      lead={<Icon size={20} />}
      name={`${row.person.name} · ${row.kind_label}`}
      note={[...said, why, waits].filter(Boolean).join(' · ')}
    >
      <StateChip tone={TONE[row.state]}>{t(`state.${row.state}`)}</StateChip>
    </Row>
  )
}
