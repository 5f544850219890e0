import { useTranslation } from 'react-i18next'
import type { Message } from '@/api/types'
import styles from './content.module.css'

/** The answers a customer was given to press. */
export function Choices({ message: { card } }: { message: Message }) {
  const { t } = useTranslation('chat')
  return (
    <ul className={styles.choices} aria-label={t('message.choices')}>
      {card?.options?.map(({ id, title, description }) => (
        <li key={id}>
          <span>{title}</span>
          {description && <small>{description}</small>}
        </li>
      ))}
    </ul>
  )
}
