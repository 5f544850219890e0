import { useTranslation } from 'react-i18next'
import type { ChannelLimits, Conversation } from '@/api/types'
import { channelLook } from '@/channels/registry'
import { useNow } from '@/lib/clock'
import { formatDateTime } from '@/lib/format'
import { IconClock, IconLock } from '@/ui/icons'
import styles from './composer.module.css'
import { type May, mayNow } from './mayNow'

interface Props {
  conversation: Conversation
  limits: ChannelLimits | undefined
}

/** Before anything is typed: the channel would refuse it now, why, and what still works. */
export function WindowNotice({ conversation, limits }: Props) {
  const { t } = useTranslation('chat')
  const now = useNow()
  if (conversation.customer?.blocked) {
    return (
      <p className={styles.notice}>
        <IconLock size={16} /> {t('window.blocked')}
      </p>
    )
  }
  const may = mayNow(conversation, limits, now)
  if (may === 'free') return null
  if (may === 'human_agent') {
    const at = formatDateTime(limits?.after_window_until ?? '')
    return (
      <p className={styles.notice}>
        <IconClock size={16} /> {t('window.humanAgent', { at })}
      </p>
    )
  }
  const channel = channelLook(conversation.channel?.kind).name
  return (
    <p className={styles.notice}>
      <IconLock size={16} /> {t(wordsFor(conversation, may), { channel })}
    </p>
  )
}

function wordsFor({ window_closes_at }: Conversation, may: May): string {
  if (may !== 'template') return 'window.explain'
  return window_closes_at ? 'window.template' : 'window.stranger'
}
