import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { CopyField } from '@/ui/CopyField'
import { IconBack } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { ChannelActions } from '../components/ChannelActions'
import { ChannelForm } from '../components/ChannelForm'
import { ChannelState } from '../components/ChannelState'
import { EventLog } from '../components/EventLog'
import { HealthSection } from '../components/HealthSection'
import { type Channel, useChannel } from '../data'

export default function ChannelPage() {
  const { t } = useTranslation('channels')
  const { id = '' } = useParams()
  const channel = useChannel(id)
  return (
    <Page
      title={channel.data?.name ?? t('title')}
      text={channel.data && t(`kindName.${channel.data.kind}`)}
      action={
        <Button
          component={Link}
          to="/settings/channels"
          variant="default"
          leftSection={<IconBack size={16} />}
        >
          {t('title')}
        </Button>
      }
    >
      <Loading of={channel}>{() => channel.data && <Sections channel={channel.data} />}</Loading>
    </Page>
  )
}

function Sections({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [editing, setEditing] = useState(false)
  if (channel.kind === 'web') {
    return (
      <section className={styles.section}>
        <p>{t('webText')}</p>
        <Actions>
          <ChannelState channel={channel} />
        </Actions>
      </section>
    )
  }
  return (
    <>
      <section className={styles.section}>
        <Webhook channel={channel} />
        <Identifiers ids={channel.ids} />
        <Actions>
          <ChannelState channel={channel} />
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
          <ChannelActions channel={channel} />
        </Actions>
      </section>
      <HealthSection channel={channel} />
      <EventLog channel={channel.id} />
      {editing && <ChannelForm channel={channel} onClose={() => setEditing(false)} />}
    </>
  )
}

function Webhook({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const meta = ['whatsapp_cloud', 'messenger', 'instagram'].includes(channel.kind)
  return (
    <CopyField
      label={t('webhook')}
      description={meta ? `${t('webhookHint')} ${t('verifyHint')}` : t('webhookHint')}
      value={channel.webhook_url}
    />
  )
}

function Identifiers({ ids }: { ids: Record<string, string> }) {
  const { t } = useTranslation('channels')
  return (
    <dl className={styles.pair} style={{ margin: 0 }} aria-label={t('ids')}>
      {Object.entries(ids).map(([field, value]) => (
        <div key={field} className={styles.who}>
          <dt>
            <span>{t(`field.${field}`, { defaultValue: field })}</span>
          </dt>
          <dd style={{ margin: 0 }}>
            <strong>{value}</strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}
