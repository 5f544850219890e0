import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { Identifiers } from '../components/Identifiers'
import { type Channel, useChannel } from '../data'
import { GuideButton } from '../guides/GuideButton'
import { AddressStep } from '../setup/AddressStep'
import { MessageStep } from '../setup/MessageStep'
import styles from '../setup/setup.module.css'
import { missingStep, type StepKey, walkOf } from '../setup/steps'
import { TestStep } from '../setup/TestStep'
import { Lines, Walk } from '../setup/Walk'
import { type Way, wayOf } from '../setup/ways'

/** The rest of the way, from wherever it was left. */
export default function SetupPage() {
  const { t } = useTranslation('channels')
  const { id = '' } = useParams()
  const channel = useChannel(id, found => missingStep(found) !== null)
  const way = channel.data ? wayOf(channel.data) : null
  return (
    <Page
      title={channel.data ? t('setup.title', { name: channel.data.name }) : t('title')}
      text={way && t(`way.${way.key}.name`)}
      back={`/settings/channels/${id}`}
      backLabel={t('setup.toChannel')}
    >
      <Loading of={channel}>
        {() => channel.data && way && <Steps channel={channel.data} way={way} />}
      </Loading>
    </Page>
  )
}

function Steps({ channel, way }: { channel: Channel; way: Way }) {
  const { t } = useTranslation('channels')
  const missing = missingStep(channel)
  // What was opened by hand stays open until the next step is due.
  const [chosen, choose] = useState<{ step: StepKey; when: StepKey | null } | null>(null)
  const opened = chosen && chosen.when === missing ? chosen.step : null
  const setOpened = (step: StepKey) => choose({ step, when: missing })
  return (
    <>
      <div className={styles.buttons}>
        <GuideButton name={way.guide} />
      </div>
      <Walk
        walk={walkOf(channel)}
        opened={opened ?? (missing ? null : 'message')}
        onOpen={setOpened}
      >
        {step => {
          if (step === 'needs') return <Lines text={t(`way.${way.key}.needs`)} ordered />
          if (step === 'fields') return <Identifiers ids={channel.ids} />
          if (step === 'test') return <TestStep channel={channel} />
          if (step === 'message') return <MessageStep channel={channel} way={way} />
          const silent = channel.kind === 'whatsapp_twilio'
          return (
            <AddressStep
              channel={channel}
              way={way}
              onPasted={silent ? () => setOpened('message') : undefined}
            />
          )
        }}
      </Walk>
    </>
  )
}
