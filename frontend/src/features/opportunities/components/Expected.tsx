import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import styles from '../board.module.css'
import { formatDay } from '../days'

/** The day it is expected to close; red once that is over. */
export function Expected({ day }: { day: string | null }) {
  const { t } = useTranslation('opportunities')
  const now = useNow()
  if (!day) return null
  const late = Date.parse(`${day}T23:59:59`) < now
  return (
    <time
      className={`${styles.day} tabular`}
      dateTime={day}
      data-late={late || undefined}
      title={t(late ? 'expectedLate' : 'expected')}
    >
      {formatDay(day)}
    </time>
  )
}
