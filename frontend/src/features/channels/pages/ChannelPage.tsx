import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { CopyField } from '@/ui/CopyField'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { ChannelForm } from '../components/ChannelForm'
import { ChannelState } from '../components/ChannelState'
import { HealthSection } from '../components/HealthSection'
import { Identifiers } from '../components/Identifiers'
import { LateSwitch } from '../components/LateSwitch'
import { SecretsSection } from '../components/SecretsSection'
import { SignsSwitch } from '../components/SignsSwitch'
import { StateSection } from '../components/StateSection'
import { TemplatesSection } from '../components/TemplatesSection'
import { TestSection } from '../components/TestSection'
import { type Channel, useChannel } from '../data'
import { GuideButton } from '../guides/GuideButton'
import { EventLog } from '../log/EventLog'
import { missingStep } from '../setup/steps'
import { wayOf } from '../setup/ways'

export default function ChannelPage() {
  const { t } = useTranslation('channels')
  const { id = '' } = useParams()
  const channel = useChannel(id)
  return (
    <Page
      title={channel.data?.name ?? t('title')}
      text={channel.data && t(`kindName.${channel.data.kind}`)}
      back="/settings/channels"
      backLabel={t('title')}
    >
      <Loading of={channel}>{() => channel.data && <Sections channel={channel.data} />}</Loading>
    </Page>
  )
}

function Sections({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
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
      <Unfinished channel={channel} />
      <HealthSection channel={channel} />
      <Connection channel={channel} />
      <SecretsSection channel={channel} />
      <StateSection channel={channel} />
      {channel.kind.startsWith('whatsapp') && <TemplatesSection channel={channel.id} />}
      <EventLog channel={channel.id} />
    </>
  )
}

function Unfinished({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const missing = missingStep(channel)
  if (!missing) return null
  return (
    <section className={styles.section} aria-label={t('setup.resume')}>
      <h2>{t('setup.resumeText', { step: t(`setup.${missing}`) })}</h2>
      <Actions>
        <Button component={Link} to={`/settings/channels/${channel.id}/setup`}>
          {t('setup.resume')}
        </Button>
      </Actions>
    </section>
  )
}

function Connection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [editing, setEditing] = useState(false)
  const way = wayOf(channel)
  return (
    <section className={styles.section} aria-label={t('connection')}>
      <h2>{t('connection')}</h2>
      {channel.ids.mode !== 'polling' && (
        <CopyField
          label={t('webhook')}
          description={t(channel.kind === 'telegram' ? 'webhookOurs' : 'webhookHint')}
          value={channel.webhook_url}
        />
      )}
      <Identifiers ids={channel.ids} />
      <SignsSwitch channel={channel} />
      <LateSwitch channel={channel} />
      <TestSection channel={channel} />
      <Actions>
        {way && <GuideButton name={way.guide} />}
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('edit')}
        </Button>
      </Actions>
      {editing && <ChannelForm channel={channel} onClose={() => setEditing(false)} />}
    </section>
  )
}
