import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatDateTime } from '@/lib/format'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import type { Channel } from '../data'
import { secretsOf } from '../kinds'
import { RenewDialog } from './RenewDialog'

/** Each secret by its last four, replaced one at a time. */
export function SecretsSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [renewing, setRenewing] = useState<string | null>(null)
  const now = useNow()
  const { former_until: until } = channel
  return (
    <section className={styles.section}>
      <h2>{t('renew.secrets')}</h2>
      <p>{t('renew.text')}</p>
      {until && Date.parse(until) > now && (
        <p role="note">{t('renew.overlap', { at: formatDateTime(until) })}</p>
      )}
      <Rows>
        {secretsOf(channel.kind).map(field => (
          <Row
            key={field}
            name={t(`field.${field}`)}
            note={<span className="tabular">{channel.ids[field] || t('renew.none')}</span>}
          >
            <Button
              variant="default"
              aria-label={t('renew.title', { field: t(`field.${field}`) })}
              onClick={() => setRenewing(field)}
            >
              {t('renew.change')}
            </Button>
          </Row>
        ))}
      </Rows>
      {renewing && (
        <RenewDialog channel={channel} field={renewing} onClose={() => setRenewing(null)} />
      )}
    </section>
  )
}
