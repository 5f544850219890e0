import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { react } from '../data/messageChanges'
import { useNames } from './names'
import styles from './thread.module.css'

const NAMED = 8

export function Reactions({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const nameOf = useNames()
  const words = (emoji: string, by: string[]) => {
    const names = by.slice(0, NAMED).map(nameOf).join(', ')
    const more = by.length > NAMED ? ` +${by.length - NAMED}` : ''
    return t('message.reaction', { emoji, names: names + more })
  }
  return (
    <div className={styles.reactions}>
      {message.reactions.map(({ emoji, count, by }) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={by.includes(me)}
          aria-label={words(emoji, by)}
          title={words(emoji, by)}
          onClick={() => void react(message, emoji, me, !by.includes(me)).catch(complain)}
        >
          {emoji}
          {count > 1 && <span className="tabular">{count}</span>}
        </button>
      ))}
    </div>
  )
}
