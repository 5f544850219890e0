import { useTranslation } from 'react-i18next'
import styles from '../aftercare.module.css'

/** A score, to be looked at. */
export function Stars({ score }: { score: number }) {
  const { t } = useTranslation('aftercare')
  return (
    <span className={styles.stars} role="img" aria-label={t('survey.of', { score })}>
      {'★'.repeat(score)}
      {'☆'.repeat(5 - score)}
    </span>
  )
}
