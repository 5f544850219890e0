import { useTranslation } from 'react-i18next'
import type { Happened, Message } from '@/api/types'
import { formatTime } from '@/lib/format'
import { useThread } from './context'
import { happenedText } from './happened'
import styles from './thread.module.css'

export function SystemLine({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { jumpTo } = useThread()
  const { number, ...happened } = (message.card ?? {}) as Happened
  const by = happened.by ?? message.author ?? undefined
  return (
    <p className={styles.system}>
      {/* One that this page has no words for yet says what the hub wrote. */}
      {happenedText({ ...happened, by }) || message.text}
      {number && (
        <button type="button" onClick={() => jumpTo(number)}>
          {t('message.see')}
        </button>
      )}{' '}
      · {formatTime(message.created_at)}
    </p>
  )
}
