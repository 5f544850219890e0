import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { useNow } from '@/lib/clock'
import { formatMoment } from '@/lib/format'
import { IconMapPin } from '@/ui/icons'
import styles from './content.module.css'

export function LocationCard({ card }: { card: Card }) {
  const { t } = useTranslation('chat')
  const { latitude = 0, longitude = 0 } = card
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a
      className={styles.location}
      href={`https://www.google.com/maps/search/?api=1&query=${latitude}%2C${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span className={styles.map}>
        <IconMapPin size={28} />
      </span>
      <span>
        <strong>{card.name || t('kind.location')}</strong>
        <span className="tabular">{card.address || place}</span>
        {card.live !== undefined && <Live card={card} />}
        <u>{t('message.openMap')}</u>
      </span>
    </a>
  )
}

/** Whether it still moves, and when it moved last. */
function Live({ card: { live, live_until: until, moved_at: moved } }: { card: Card }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  const on = live && (!until || Date.parse(until) > now)
  return (
    <span data-live={on || undefined}>
      {!on
        ? t('kinds.liveEnded')
        : until
          ? t('kinds.live', { at: formatMoment(until) })
          : t('kinds.liveEndless')}
      {moved && ` · ${t('kinds.moved', { at: formatMoment(moved) })}`}
    </span>
  )
}
