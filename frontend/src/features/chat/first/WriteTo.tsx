import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { channelLook } from '@/channels/registry'
import { type Outward, useOutward } from '@/channels/templates/data'
import { IconButton } from '@/ui/IconButton'
import { IconBack } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { namesOf } from '../templates/TemplateBox'
import { TemplateForm } from '../templates/TemplateForm'
import { start, useTalksOf } from './data'
import styles from './first.module.css'
import { KnownTalks } from './KnownTalks'
import type { Addressee } from './opened'

interface Props {
  to: Addressee
  onOther: () => void
  onStarted: (id: string) => void
}

/** Where they write already one goes on there; elsewhere a number gets a template. */
export function WriteTo({ to, onOther, onStarted }: Props) {
  const { t } = useTranslation('chat')
  const outward = useOutward()
  const talks = useTalksOf(to.phone).data ?? []
  const known = talks.map(({ channel }) => channel?.id)
  return (
    <div className={styles.write}>
      <header>
        <IconButton label={t('first.other')} icon={IconBack} onClick={onOther} />
        <strong>{t('first.to', { name: to.name })}</strong>
        {to.name !== to.phone && <span className="tabular">{to.phone}</span>}
      </header>
      <KnownTalks talks={talks} onOpen={onStarted} />
      <Loading of={outward} rows={2}>
        {() => (
          <By
            to={to}
            channels={(outward.data ?? []).filter(({ first, id }) => first && !known.includes(id))}
            known={talks.length > 0}
            onStarted={onStarted}
          />
        )}
      </Loading>
    </div>
  )
}

interface ByProps {
  to: Addressee
  channels: Outward[]
  known: boolean
  onStarted: (id: string) => void
}

function By({ to, channels, known, onStarted }: ByProps) {
  const { t } = useTranslation('chat')
  const [chosen, setChosen] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const channel = channels.find(({ id }) => id === chosen) ?? channels[0]
  if (!channel) return known ? null : <p>{t('first.noChannel')}</p>
  return (
    <>
      <Select
        label={t(known ? 'first.otherChannel' : 'first.channel')}
        data={channels.map(({ id, name }) => ({ value: id, label: name }))}
        value={channel.id}
        allowDeselect={false}
        onChange={setChosen}
      />
      <p>{t('first.why', { channel: channelLook(channel.kind).name })}</p>
      {wrong && <p role="alert">{wrong}</p>}
      <TemplateForm
        key={channel.id}
        channel={channel.id}
        known={namesOf(to.name)}
        onSend={async (template, client_id) => {
          try {
            const customer = to.customer ?? null
            const words = { channel: channel.id, to: to.phone, customer, template, client_id }
            onStarted((await start(words)).id)
          } catch (error) {
            if (error instanceof ApiError && error.fields.to) setWrong(t('first.wrong'))
            throw error
          }
        }}
      />
    </>
  )
}
