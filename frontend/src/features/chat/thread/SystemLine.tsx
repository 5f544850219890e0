import { useTranslation } from 'react-i18next'
import type { Message, PersonRef } from '@/api/types'
import { formatTime } from '@/lib/format'
import { useThread } from './context'
import styles from './thread.module.css'

/** What the card of a system message says: who did what to the conversation. */
interface Happened {
  event: string
  by?: PersonRef
  to?: PersonRef | null
  title?: string
  joined?: PersonRef[]
  left?: PersonRef[]
  /** Of the message it is about. */
  number?: number
}

export function SystemLine({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('chat')
  const { jumpTo } = useThread()
  const happened = (message.card ?? {}) as Partial<Happened>
  const { event, by, to, title, joined = [], left = [], number } = happened
  const names = (people: PersonRef[]) => people.map(person => person.name).join(', ')
  const values = { by: by?.name ?? message.author?.name, to: to?.name, title }
  const words = [
    // One that this page has no words for yet says what the hub wrote.
    event && i18n.exists(`event.${event}`, { ns: 'chat' }) && t(`event.${event}`, values),
    joined.length > 0 && t('event.joined', { ...values, names: names(joined) }),
    left.length > 0 && t('event.left', { ...values, names: names(left) }),
  ].filter(Boolean)
  return (
    <p className={styles.system}>
      {words.join(' · ') || message.text}
      {number && (
        <button type="button" onClick={() => jumpTo(number)}>
          {t('message.see')}
        </button>
      )}{' '}
      · {formatTime(message.created_at)}
    </p>
  )
}
