import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Age } from '@/ui/Age'
import { IconMessage } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import type { ChannelOfCustomer } from '../data'

/** Every channel somebody writes on, each with the way into its conversation. */
export function ChannelsSection({ channels }: { channels: ChannelOfCustomer[] }) {
  const { t } = useTranslation('crm')
  return (
    <section className={styles.section} aria-labelledby="channels-of-customer">
      <h2 id="channels-of-customer">{t('channels.title')}</h2>
      {channels.length === 0 ? (
        <p>{t('channels.none')}</p>
      ) : (
        <Rows>
          {channels.map(channel => (
            <ChannelRow key={channel.conversation} channel={channel} />
          ))}
        </Rows>
      )}
    </section>
  )
}

function ChannelRow({ channel }: { channel: ChannelOfCustomer }) {
  const { t } = useTranslation('crm')
  const { conversation, kind, name, phone, known_as, last_message_at } = channel
  const path = `/inbox/${conversation}`
  return (
    <Row
      lead={<ChannelGlyph kind={kind} size={24} />}
      name={<Link to={path}>{name}</Link>}
      note={
        <>
          {[known_as, phone].filter(Boolean).join(' · ')} · <Age at={last_message_at} />
        </>
      }
    >
      {channel.spam && <StateChip tone="bad">{t('channels.spam')}</StateChip>}
      {channel.opted_out && <StateChip tone="warn">{t('channels.optedOut')}</StateChip>}
      {channel.proven && <StateChip tone="ok">{t('channels.proven')}</StateChip>}
      <Button
        component={Link}
        to={path}
        variant="light"
        leftSection={<IconMessage size={16} />}
        aria-label={t('channels.writeOn', { name })}
      >
        {t('channels.write')}
      </Button>
    </Row>
  )
}
