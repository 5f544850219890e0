import { Button, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatDateTime } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconChevronDown } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type RawEvent, RESULTS, useBody, useReplay } from './data'
import styles from './log.module.css'
import { pretty } from './pretty'

const TONE = { stored: 'plain', processed: 'ok', parked: 'warn' } as const

/** A webhook as it came: what became of it, and its body for whoever wants to know. */
export function EventRow({ event, lead }: { event: RawEvent; lead?: React.ReactNode }) {
  const { t } = useTranslation('channels')
  const [open, setOpen] = useState(false)
  const id = useId()
  const at = formatDateTime(event.received_at)
  return (
    <>
      <Row lead={lead} name={at} note={event.error || <Result event={event} />}>
        <StateChip tone={TONE[event.state]}>{t(`events.${event.state}`)}</StateChip>
        {event.state !== 'stored' && <ReplayButton event={event} />}
        <IconButton
          label={t(open ? 'events.hide' : 'events.see', { at })}
          icon={IconChevronDown}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          className={open ? styles.turned : undefined}
          onClick={() => setOpen(!open)}
        />
      </Row>
      {open && (
        <li id={id} className={styles.body}>
          <Body event={event.id} />
        </li>
      )}
    </>
  )
}

/** Drawn as text and never as anything else, whatever it holds. */
function Body({ event }: { event: string }) {
  const { t } = useTranslation('channels')
  const body = useBody(event)
  return (
    <Loading of={body} rows={2}>
      {() => (
        <Textarea
          readOnly
          autosize
          maxRows={22}
          aria-label={t('events.body')}
          spellCheck={false}
          classNames={{ input: styles.text }}
          value={pretty(body.data?.body ?? '') || t('events.noBody')}
        />
      )}
    </Loading>
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

function ReplayButton({ event }: { event: RawEvent }) {
  const { t } = useTranslation('channels')
  const replay = useReplay()
  return (
    <Button
      variant={event.state === 'parked' ? 'default' : 'subtle'}
      loading={replay.isPending}
      onClick={() =>
        replay.mutate(event.id, {
          onSuccess: () => notify(t('events.replayed')),
          onError: complain,
        })
      }
    >
      {t('events.replay')}
    </Button>
  )
}
