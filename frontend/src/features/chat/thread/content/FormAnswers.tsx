import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import styles from './content.module.css'

/** A form filled in inside the channel: each question with its answer. */
export function FormAnswers({ card: { title, answers = [] } }: { card: Card }) {
  const { t } = useTranslation('chat')
  return (
    <div className={styles.sheet}>
      <strong>{title || t('kinds.form')}</strong>
      <dl>
        {answers.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
