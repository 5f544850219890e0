import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconRetry, IconRows } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type RawEvent, RESULTS, useEvents, useReplay } from '../data'

const TONE = { stored: 'plain', processed: 'ok', parked: 'warn' } as const

export function EventLog({ channel }: { channel: string }) {
  const { t } = useTranslation('channels')
  const events = useEvents(channel)
  const rows = rowsOf(events.data)
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{t('events.title')}</h2>
        <IconButton
          label={t('events.refresh')}
          icon={IconRetry}
          loading={events.isRefetching}
          onClick={() => void events.refetch()}
        />
      </div>
      <Loading of={events}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconRows} title={t('events.empty')} text={t('events.emptyText')} />
          ) : (
            <Rows>
              {rows.map(event => (
                <EventRow key={event.id} event={event} channel={channel} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={events} />
    </section>
  )
}

function EventRow({ event, channel }: { event: RawEvent; channel: string }) {
  const { t } = useTranslation('channels')
  return (
    <Row name={formatDateTime(event.received_at)} note={event.error || <Result event={event} />}>
      <StateChip tone={TONE[event.state]}>{t(`events.${event.state}`)}</StateChip>
      {event.state === 'parked' && <ReplayButton event={event.id} channel={channel} />}
    </Row>
  )
}

function Result({ event }: { event: RawEvent }) {
  const { t } = useTranslation('channels')
  const told = RESULTS.flatMap(key => {
    const count = event.result?.[key] ?? 0
    return count > 0 ? t(`events.${key === 'parked' ? 'parkedCount' : key}`, { count }) : []
  })
  if (event.state === 'stored') return null
  return told.length > 0 ? told.join(' · ') : t('events.nothing')
}

function ReplayButton({ event, channel }: { event: string; channel: string }) {
  const { t } = useTranslation('channels')
  const replay = useReplay(channel)
  return (
    <Button
      variant="default"
      loading={replay.isPending}
      onClick={() =>
        replay.mutate(event, {
          onSuccess: () => notify(t('events.replayed')),
          onError: complain,
        })
      }
    >
      {t('events.replay')}
    </Button>
  )
}
