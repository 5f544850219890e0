import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import type { Channel } from '../data'
import { GuideButton } from '../guides/GuideButton'
import { type Health, type Provider, useHealth } from '../health'
import own from './health.module.css'

const TOKEN = { untested: 'plain', valid: 'ok', refused: 'bad' } as const
/** What paused and stopped mean stands where they are changed. */
const QUIET = new Set(['paused'])

export function HealthSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const health = useHealth(channel.id)
  return (
    <section className={styles.section} aria-label={t('health.title')}>
      <div className={styles.head}>
        <h2>{t('health.title')}</h2>
        <GuideButton name="vigilar" label={t('health.care')} />
      </div>
      <Loading of={health} rows={3}>
        {() => health.data && <HealthRows health={health.data} />}
      </Loading>
    </section>
  )
}

function HealthRows({ health }: { health: Health }) {
  const { t } = useTranslation('channels')
  const alarms = health.warnings.filter(code => !QUIET.has(code))
  return (
    <>
      {alarms.length === 0 ? (
        <p>{t(health.last_event_at ? 'health.well' : 'health.young')}</p>
      ) : (
        <ul className={own.alarms} aria-label={t('health.alarms')}>
          {alarms.map(code => (
            <li key={code}>
              <strong>{worded(`alarm.${code}`, code)}</strong> {worded(`heal.${code}`, '')}
            </li>
          ))}
        </ul>
      )}
      <Rows>
        <Row name={t('health.token')}>
          <StateChip tone={TOKEN[health.token_state]}>{t(`token.${health.token_state}`)}</StateChip>
        </Row>
        <Row name={t('health.last_event')}>
          <When at={health.last_event_at} never={t('health.never')} />
        </Row>
        <Row name={t('health.last_sent')}>
          <When at={health.last_sent_at} never={t('health.never')} />
        </Row>
        <Row name={t('health.last_error')} note={health.last_error}>
          <When at={health.last_error_at} never={t('health.none')} />
        </Row>
        <Row name={t('health.waiting')} note={t('health.waitingText')}>
          <span className="tabular">{health.waiting}</span>
        </Row>
        <Row name={t('health.queued')} note={t('health.queuedText')}>
          <span className="tabular">{health.queued}</span>
        </Row>
        <Waits health={health} />
        {health.provider && <Told provider={health.provider} />}
      </Rows>
    </>
  )
}

function When({ at, never }: { at: string | null; never: string }) {
  return at ? <Age at={at} /> : never
}

function Waits({ health }: { health: Health }) {
  const { t } = useTranslation('channels')
  const { oldest_unsent_at: oldest, held_until: held, polling } = health
  return (
    <>
      {oldest && (
        <Row name={t('fact.oldest_unsent_at')}>
          <Age at={oldest} />
        </Row>
      )}
      {held && <Row name={t('fact.held_until')}>{formatDateTime(held)}</Row>}
      {polling && (
        <Row name={t('fact.polling')} note={polling.error}>
          <When at={polling.done_at} never={t('health.never')} />
        </Row>
      )}
    </>
  )
}

/** What the provider itself says; a line for each thing it tells. */
function Told({ provider }: { provider: Provider }) {
  const { t } = useTranslation('channels')
  const { token_expires_at: ends, webhook_url: address, pending, sender, quality } = provider
  return (
    <>
      {ends && <Row name={t('fact.token_expires_at')}>{formatDateTime(ends)}</Row>}
      {address !== null && <Row name={t('fact.webhook_url')} note={address || t('fact.nowhere')} />}
      {pending !== null && (
        <Row name={t('fact.pending')}>
          <span className="tabular">{pending}</span>
        </Row>
      )}
      {provider.last_error && (
        <Row name={t('fact.last_error')} note={provider.last_error}>
          <When at={provider.last_error_at} never="" />
        </Row>
      )}
      {sender && <Row name={t('fact.sender')}>{sender}</Row>}
      {quality && <Row name={t('fact.quality')}>{quality}</Row>}
      {provider.asked_at && (
        <Row name={t('fact.asked_at')} note={provider.error}>
          <Age at={provider.asked_at} />
        </Row>
      )}
    </>
  )
}

function worded(key: string, otherwise: string): string {
  const whole = `channels:${key}`
  return i18next.exists(whole) ? i18next.t(whole) : otherwise
}
