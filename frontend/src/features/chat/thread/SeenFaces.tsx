import { useTranslation } from 'react-i18next'
import type { Message } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import { useThread } from './context'
import { useSeen } from './seen'
import styles from './thread.module.css'

const MOST = 6

/** Those for whom this is the last message they have read. */
export function SeenFaces({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { ask } = useThread()
  const people = useSeen().faces.get(message.number)
  if (!people) return null
  const label = t('seen.by', { names: people.map(({ name }) => name).join(', ') })
  return (
    <button
      type="button"
      className={styles.seen}
      aria-label={label}
      title={label}
      onClick={() => ask({ what: 'details', message })}
    >
      {people.slice(0, MOST).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} size={20} />
      ))}
      {people.length > MOST && <span className="tabular">+{people.length - MOST}</span>}
    </button>
  )
}
