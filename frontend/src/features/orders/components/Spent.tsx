import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '@/api/orders'
import { formatMinutes } from '@/lib/localTime'
import pages from '@/ui/page.module.css'
import styles from '../orders.module.css'
import { spanText } from '../spans'

const KINDS = ['travel', 'work', 'pause', 'wait'] as const

/** Whose time was taken, and how much went into it. */
export function Spent({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  const spent = KINDS.filter(kind => order.time[kind] > 0)
  if (order.bookings.length === 0 && spent.length === 0) return null
  return (
    <section className={pages.section}>
      <h2>{t('people')}</h2>
      <ul className={styles.booked}>
        {order.bookings.map(booking => (
          <li key={booking.id} data-gone={isGone(booking, order) || undefined}>
            <span>{booking.technician.name}</span>
            <span className="tabular">{spanText(booking.starts_at, booking.ends_at)}</span>
            {booking.overruled && <small>{t('overruled', { why: booking.overruled })}</small>}
          </li>
        ))}
      </ul>
      {spent.length > 0 && (
        <dl className={styles.facts}>
          {spent.map(kind => (
            <div key={kind}>
              <dt>{t(`time.${kind}`)}</dt>
              <dd className="tabular">{formatMinutes(order.time[kind])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** Taken off the order; not who gave back what was left of the time because it was done. */
function isGone({ released_at }: OrderDetail['bookings'][number], { done_at }: OrderDetail) {
  return released_at !== null && !(done_at && Date.parse(released_at) >= Date.parse(done_at))
}
