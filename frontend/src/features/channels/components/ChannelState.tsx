import { useTranslation } from 'react-i18next'
import { StateChip } from '@/ui/StateChip'
import type { Channel } from '../data'

export function ChannelState({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  if (channel.stopped_at) return <StateChip tone="bad">{t('state.stopped')}</StateChip>
  return (
    <StateChip tone={channel.state === 'active' ? 'ok' : 'warn'}>
      {t(`state.${channel.state}`)}
    </StateChip>
  )
}
