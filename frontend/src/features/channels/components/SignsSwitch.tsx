import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { type Channel, useSaveChannel } from '../data'

/** Whether customers see that we read and write. */
export function SignsSwitch({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel.id)
  const shown = save.isPending ? save.variables.shows_read : channel.shows_read
  return (
    <Switch
      label={t('showsRead')}
      description={t(channel.kind === 'telegram' ? 'showsTypingHint' : 'showsReadHint')}
      checked={shown ?? true}
      onChange={event =>
        save.mutate({ shows_read: event.currentTarget.checked }, { onError: complain })
      }
    />
  )
}
