import { useTranslation } from 'react-i18next'
import { Avatar } from '@/ui/Avatar'
import { IconGroup } from '@/ui/icons'
import styles from './composer.module.css'
import type { Mentions } from './useMentions'

export function MentionMenu({ mentions }: { mentions: Mentions }) {
  const { t } = useTranslation('chat')
  const { id, found, active, pick } = mentions
  if (found.length === 0) return null
  return (
    <div className={styles.slash} id={id} role="listbox" aria-label={t('mention.name')}>
      {found.map((person, at) => (
        <button
          key={person.id}
          id={`${id}-${person.id}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          onMouseDown={event => event.preventDefault()}
          onClick={() => pick(person)}
        >
          {person.id === 'all' ? (
            <IconGroup size={24} />
          ) : (
            <Avatar id={person.id} name={person.name} size={24} />
          )}
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          <span>@{person.username}</span>
        </button>
      ))}
    </div>
  )
}
