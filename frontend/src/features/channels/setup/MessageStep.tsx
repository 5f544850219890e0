import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Age } from '@/ui/Age'
import type { Channel } from '../data'
import styles from './setup.module.css'
import type { Way } from './ways'

/** Where a person's phone can begin to write, as far as ids tell. */
export function chatAddress({ kind, ids }: Pick<Channel, 'kind' | 'ids'>): string | null {
  const digits = (text = '') => text.replace(/\D/g, '')
  if (kind === 'telegram') return ids.username ? `https://t.me/${ids.username}` : null
  if (kind === 'whatsapp_cloud')
    return ids.display_number ? `https://wa.me/${digits(ids.display_number)}` : null
  if (kind === 'whatsapp_twilio') return ids.sender ? `https://wa.me/${digits(ids.sender)}` : null
  if (kind === 'messenger') return ids.page_id ? `https://m.me/${ids.page_id}` : null
  return null
}

/** Turns green by itself when the first message arrives. */
export function MessageStep({ channel, way }: { channel: Channel; way: Way }) {
  const { t } = useTranslation('channels')
  const address = chatAddress(channel)
  if (channel.heard_at) {
    return (
      <>
        <output className={styles.told} data-tone="ok">
          <strong>{t('setup.arrived')}</strong>
          <span>
            {t('setup.arrivedText')} <Age at={channel.heard_at} />
          </span>
        </output>
        <div className={styles.buttons}>
          <Button component={Link} to="/inbox">
            {t('setup.toInbox')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p>{t(`way.${way.key}.message`)}</p>
      {address && (
        <div className={styles.buttons}>
          <Button component="a" href={address} target="_blank" rel="noreferrer" variant="default">
            {t('setup.openBot', { name: address.replace('https://', '') })}
          </Button>
        </div>
      )}
      <output className={styles.told} data-waiting>
        {t('setup.listening')}
      </output>
      <p>{t('setup.nothing')}</p>
    </>
  )
}
