import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import { type Channel, useRemoveChannel, useSaveChannel, useTestChannel } from '../data'

export function ChannelActions({ channel }: { channel: Channel }) {
  return (
    <>
      <TestButton id={channel.id} />
      <PauseButton channel={channel} />
      <RemoveButton id={channel.id} />
    </>
  )
}

function TestButton({ id }: { id: string }) {
  const { t } = useTranslation('channels')
  const test = useTestChannel(id)
  return (
    <Button
      loading={test.isPending}
      onClick={() =>
        test.mutate(undefined, {
          onSuccess: ({ ok, name, detail }) =>
            notify(
              ok ? t('testOk', { name }) : t('testBad', { detail }),
              undefined,
              ok ? 'plain' : 'bad',
            ),
          onError: complain,
        })
      }
    >
      {t('test')}
    </Button>
  )
}

function PauseButton({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel.id)
  const pausing = channel.state === 'active'
  return (
    <Button
      variant="default"
      loading={save.isPending}
      onClick={() =>
        save.mutate(
          { state: pausing ? 'paused' : 'active' },
          {
            onSuccess: () => notify(t(pausing ? 'paused' : 'resumed')),
            onError: complain,
          },
        )
      }
    >
      {t(pausing ? 'pause' : 'resume')}
    </Button>
  )
}

function RemoveButton({ id }: { id: string }) {
  const { t } = useTranslation('channels')
  const navigate = useNavigate()
  const remove = useRemoveChannel(id)
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <Button variant="light" color="bad" onClick={() => setAsked(true)}>
        {t('remove')}
      </Button>
    )
  }
  return (
    <>
      <p role="alert">{t('removeText')}</p>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('common:cancel')}
      </Button>
      <Button
        color="bad"
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              notify(t('removed'))
              navigate('/settings/channels')
            },
            onError: complain,
          })
        }
      >
        {t('removeSure')}
      </Button>
    </>
  )
}
