import { useTranslation } from 'react-i18next'
import { formatMoment } from '@/lib/format'
import { IconClock, IconWifiOff } from '@/ui/icons'
import { useFieldDay } from '../data'
import styles from '../field.module.css'

/** What is still to be sent, and that what is shown may be old. */
export function Offline() {
  const { t } = useTranslation('fieldday')
  const { data, entries } = useFieldDay()
  const waiting = entries.filter(each => each.state === 'waiting').length
  if (!data?.kept && waiting === 0) return null
  return (
    <div className={styles.offline} role="status">
      {data?.kept && (
        <p>
          <IconWifiOff size={18} />
          {t('offline', { when: formatMoment(data.at) })}
        </p>
      )}
      {waiting > 0 && (
        <p>
          <IconClock size={18} />
          {t('waiting', { count: waiting })}
        </p>
      )}
    </div>
  )
}
