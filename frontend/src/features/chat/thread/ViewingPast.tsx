import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/query'
import { IconArrowDown } from '@/ui/icons'
import { keys } from '../data/cache'
import styles from './thread.module.css'

/** Leaves the stretch of history for the newest page. */
export function toNewest(conversation: string): void {
  void queryClient.resetQueries({ queryKey: keys.messages(conversation) })
}

/** The reader jumped far up: one step brings the newest messages back. */
export function ViewingPast({ conversation }: { conversation: string }) {
  const { t } = useTranslation('chat')
  return (
    <button type="button" className={styles.jump} onClick={() => toNewest(conversation)}>
      <IconArrowDown size={16} />
      {t('thread.toEnd')}
    </button>
  )
}
