import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { react } from '../data/operations'
import styles from './thread.module.css'

export function Reactions({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  return (
    <div className={styles.reactions}>
      {message.reactions.map(({ emoji, count, by }) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={by.includes(me)}
          aria-label={t('message.reaction', { emoji, count })}
          onClick={() => void react(message, emoji, !by.includes(me)).catch(complain)}
        >
          {emoji}
          {count > 1 && <span className="tabular">{count}</span>}
        </button>
      ))}
    </div>
  )
}
