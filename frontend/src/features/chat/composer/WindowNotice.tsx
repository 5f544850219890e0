import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { channelLook } from '@/channels/registry'
import { useNow } from '@/lib/clock'
import { IconLock } from '@/ui/icons'
import { windowOf } from '../thread/WindowChip'
import styles from './composer.module.css'

/** Before anything is typed: the channel would refuse it now, why, and what still works. */
export function WindowNotice({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  if (conversation.customer?.blocked) {
    return (
      <p className={styles.notice}>
        <IconLock size={16} /> {t('window.blocked')}
      </p>
    )
  }
  if (windowOf(conversation, now) !== 'closed') return null
  const channel = channelLook(conversation.channel?.kind).name
  return (
    <p className={styles.notice}>
      <IconLock size={16} /> {t('window.explain', { channel })}
    </p>
  )
}
