import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RenewDialog } from '../components/RenewDialog'
import { TestSection } from '../components/TestSection'
import type { Channel } from '../data'
import { secretsOf } from '../kinds'
import styles from './setup.module.css'

/** Asks the provider, says in plain words what it answered, and leads to what to correct. */
export function TestStep({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [correcting, setCorrecting] = useState(false)
  const [secret = ''] = secretsOf(channel.kind)
  return (
    <>
      <p>{t(channel.kind === 'telegram' ? 'setup.testTelegram' : 'setup.testText')}</p>
      <TestSection channel={channel} />
      {channel.token_state === 'refused' && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setCorrecting(true)}>
            {t('setup.correct')}
          </Button>
        </div>
      )}
      {correcting && (
        <RenewDialog channel={channel} field={secret} onClose={() => setCorrecting(false)} />
      )}
    </>
  )
}
