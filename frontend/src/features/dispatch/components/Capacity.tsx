import { useTranslation } from 'react-i18next'
import type { Lane } from '../data'
import styles from '../dispatch.module.css'

/** How much of somebody's time is taken. */
export function Capacity({ lane }: { lane: Lane }) {
  const { t } = useTranslation('dispatch')
  const { booked_minutes: booked, available_minutes: there } = lane
  const part = there > 0 ? Math.min(100, (booked / there) * 100) : booked > 0 ? 100 : 0
  return (
    <span className={styles.capacity}>
      <span className={styles.gauge} data-full={booked > there || undefined} aria-hidden>
        <span style={{ width: `${part}%` }} />
      </span>
      {there > 0 && t('capacity', { booked: hours(booked), there: hours(there) })}
      {there === 0 && booked > 0 && t('beyond', { booked: hours(booked) })}
      {there === 0 && booked === 0 && t('notThere')}
    </span>
  )
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1).replace(/\.0$/, '')
}
