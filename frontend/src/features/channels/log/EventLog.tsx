import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconRows } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type Asked, RESULTS, STATES, useEvents } from './data'
import { EventRow } from './EventRow'
import styles from './log.module.css'
import { ReplayAll } from './ReplayAll'

const EVERYTHING: Asked = { state: '', result: '', since: '' }
const HOUR_MS = 3_600_000
const SINCE = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const

/** What the provider brought to this channel, newest first. */
export function EventLog({ channel }: { channel: string }) {
  const { t } = useTranslation('channels')
  const [asked, setAsked] = useState(EVERYTHING)
  const events = useEvents(channel, asked)
  const rows = rowsOf(events.data)
  const narrowed = asked.state || asked.result || asked.since
  return (
    <section className={page.section} aria-label={t('events.title')}>
      <h2>{t('events.title')}</h2>
      <p>{t('events.text')}</p>
      <Filters onChange={change => setAsked({ ...asked, ...change })} />
      <ReplayAll channel={channel} />
      <Loading of={events}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconRows}
              title={t(narrowed ? 'events.none' : 'events.empty')}
              text={t(narrowed ? 'events.noneText' : 'events.emptyText')}
            />
          ) : (
            <Rows>
              {rows.map(event => (
                <EventRow key={event.id} event={event} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={events} />
    </section>
  )
}

function Filters({ onChange }: { onChange: (change: Partial<Asked>) => void }) {
  const { t } = useTranslation('channels')
  const [since, setSince] = useState<string>('')
  return (
    <div className={styles.filters}>
      <Select
        label={t('events.state')}
        data={['', ...STATES].map(value => ({
          value,
          label: value ? t(`events.${value}`) : t('events.anyState'),
        }))}
        defaultValue=""
        allowDeselect={false}
        onChange={value => onChange({ state: (value ?? '') as Asked['state'] })}
      />
      <Select
        label={t('events.result')}
        data={['', ...RESULTS, 'nothing'].map(value => ({
          value,
          label: t(`events.with.${value || 'any'}`),
        }))}
        defaultValue=""
        allowDeselect={false}
        onChange={value => onChange({ result: (value ?? '') as Asked['result'] })}
      />
      <Select
        label={t('events.since')}
        data={['', ...Object.keys(SINCE)].map(value => ({
          value,
          label: t(`events.of.${value || 'any'}`),
        }))}
        value={since}
        allowDeselect={false}
        onChange={value => {
          setSince(value ?? '')
          const back = SINCE[value as keyof typeof SINCE]
          onChange({ since: back ? new Date(Date.now() - back).toISOString() : '' })
        }}
      />
    </div>
  )
}
