import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { type Channel, useSaveChannel } from '../data'

/** Whether people answer beyond the 24 hours: only once Meta has reviewed the app for it. */
export function LateSwitch({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel.id)
  if (channel.human_agent === null) return null
  return (
    <Switch
      checked={channel.human_agent}
      disabled={save.isPending}
      label={t('late.label')}
      description={t('late.text')}
      onChange={event =>
        save.mutate({ human_agent: event.currentTarget.checked }, { onError: complain })
      }
    />
  )
}
