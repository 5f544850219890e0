import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatAge, formatDateTime } from '@/lib/format'
import styles from './row.module.css'

/** How long the person has been waiting for us: the one thing in orange. */
export function WaitingSince({ at }: { at: string }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  return (
    <time
      className={styles.waiting}
      dateTime={at}
      title={t('row.waitingTitle', { at: formatDateTime(at) })}
    >
      <i aria-hidden />
      <span className="visually-hidden">{t('row.waiting')} </span>
      {formatAge(at, now)}
    </time>
  )
}
