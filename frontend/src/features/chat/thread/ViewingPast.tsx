import { useTranslation } from 'react-i18next'
import { IconArrowDown } from '@/ui/icons'
import styles from './thread.module.css'

interface Props {
  /** What waits below to go out. */
  waiting: number
  onEnd: () => void
}

/** The reader jumped far up: one step brings the newest messages back. */
export function ViewingPast({ waiting, onEnd }: Props) {
  const { t } = useTranslation('chat')
  return (
    <button type="button" className={styles.jump} onClick={onEnd}>
      <IconArrowDown size={16} />
      {waiting > 0 ? t('thread.waitingBelow', { count: waiting }) : t('thread.toEnd')}
    </button>
  )
}
