import { useTranslation } from 'react-i18next'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Channel, type Health, useHealth } from '../data'

const TONE = { untested: 'plain', valid: 'ok', refused: 'bad' } as const

export function HealthSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const health = useHealth(channel.id)
  return (
    <section className={styles.section}>
      <h2>{t('health.title')}</h2>
      <Loading of={health} rows={3}>
        {() => health.data && <HealthRows health={health.data} />}
      </Loading>
    </section>
  )
}

function HealthRows({ health }: { health: Health }) {
  const { t } = useTranslation('channels')
  return (
    <>
      {health.silent && (
        <p role="alert">
          <StateChip tone="warn">{t('silent')}</StateChip>
        </p>
      )}
      <Rows>
        <Row name={t('health.token')}>
          <StateChip tone={TONE[health.token_state]}>{t(`token.${health.token_state}`)}</StateChip>
        </Row>
        <Row name={t('health.last_event')}>
          {health.last_event_at ? <Age at={health.last_event_at} /> : t('health.never')}
        </Row>
        <Row name={t('health.last_sent')}>
          {health.last_sent_at ? <Age at={health.last_sent_at} /> : t('health.never')}
        </Row>
        <Row name={t('health.last_error')} note={health.last_error}>
          {health.last_error_at ? <Age at={health.last_error_at} /> : t('health.none')}
        </Row>
      </Rows>
    </>
  )
}
