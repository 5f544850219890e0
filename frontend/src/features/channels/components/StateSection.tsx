import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Channel, useRemoveChannel, useSaveChannel } from '../data'
import { useHealth } from '../health'
import { ChannelState } from './ChannelState'

type Deed = 'pause' | 'resume' | 'remove'

/** On, paused, or gone: what each means is said before it is done, and what waits is shown. */
export function StateSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [deed, setDeed] = useState<Deed | null>(null)
  const standing = channel.stopped_at ? 'stopped' : channel.state
  const resumes = channel.state !== 'active' || channel.stopped_at !== null
  return (
    <section className={styles.section} aria-label={t('states.title')}>
      <div className={styles.head}>
        <h2>{t('states.title')}</h2>
        <ChannelState channel={channel} />
      </div>
      <p>{t(`states.${standing}`)}</p>
      <Waiting id={channel.id} />
      <Actions>
        <Button variant="default" onClick={() => setDeed(resumes ? 'resume' : 'pause')}>
          {t(resumes ? 'resume' : 'pause')}
        </Button>
        <Button variant="light" color="bad" onClick={() => setDeed('remove')}>
          {t('remove')}
        </Button>
      </Actions>
      {deed === 'remove' && <RemoveDialog channel={channel} onClose={() => setDeed(null)} />}
      {deed && deed !== 'remove' && (
        <SwitchDialog channel={channel} deed={deed} onClose={() => setDeed(null)} />
      )}
    </section>
  )
}

function Waiting({ id }: { id: string }) {
  const { t } = useTranslation('channels')
  const { data } = useHealth(id)
  if (!data || data.queued + data.waiting + data.parked === 0) return null
  return (
    <p role="status">
      {t('states.waits', { queued: data.queued, waiting: data.waiting, parked: data.parked })}
    </p>
  )
}

interface DialogProps {
  channel: Channel
  onClose: () => void
}

function SwitchDialog({ channel, deed, onClose }: DialogProps & { deed: 'pause' | 'resume' }) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel.id)
  const submit = () =>
    save.mutate(
      { state: deed === 'pause' ? 'paused' : 'active' },
      {
        onSuccess: () => {
          notify(t(deed === 'pause' ? 'paused' : 'resumed'))
          onClose()
        },
        onError: complain,
      },
    )
  return (
    <Dialog
      title={t(`states.${deed}Title`, { name: channel.name })}
      action={t(deed)}
      busy={save.isPending}
      onSure={submit}
      onClose={onClose}
    >
      <p>{t(`states.${deed}Means`)}</p>
      <Waiting id={channel.id} />
    </Dialog>
  )
}

function RemoveDialog({ channel, onClose }: DialogProps) {
  const { t } = useTranslation('channels')
  const navigate = useNavigate()
  const remove = useRemoveChannel(channel.id)
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notify(t('removed'))
        navigate('/settings/channels')
      },
      onError: complain,
    })
  return (
    <Dialog
      title={t('states.removeTitle', { name: channel.name })}
      action={t('removeSure')}
      danger
      busy={remove.isPending}
      onSure={submit}
      onClose={onClose}
    >
      <p>{t('removeText')}</p>
      <Waiting id={channel.id} />
    </Dialog>
  )
}

interface SureProps {
  title: string
  action: string
  danger?: boolean
  busy: boolean
  onSure: () => void
  onClose: () => void
  children: ReactNode
}

function Dialog({ onSure, children, ...rest }: SureProps) {
  return (
    <FormDialog
      {...rest}
      onSubmit={event => {
        event.preventDefault()
        onSure()
      }}
    >
      {children}
    </FormDialog>
  )
}
