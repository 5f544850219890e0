import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'
import type { TextFit } from './limits'

export function TextCounter({ fit }: { fit: TextFit }) {
  const { t } = useTranslation('chat')
  if (!fit.near) return null
  const words = fit.tooLong
    ? t('composer.tooLong')
    : fit.parts > 1
      ? t('composer.parts', { count: fit.parts })
      : t('composer.left', { count: fit.left })
  return (
    <span className={styles.counter} data-bad={fit.tooLong || undefined} role="status">
      {words}
    </span>
  )
}
