import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Order } from '@/api/orders'
import { useNow } from '@/lib/clock'
import { formatDate } from '@/lib/format'
import { orderTone } from '@/ui/orderTone'
import { StateChip } from '@/ui/StateChip'
import styles from '../service.module.css'
import { dayAndTime, isOver } from '../words'

/** One request in a list, with whose it is where several are asked for. */
export function ServiceItem({ order, whose }: { order: Order; whose: boolean }) {
  const { t } = useTranslation('service')
  const now = useNow()
  const whenOf = ({ starts_at, done_at, created_at }: Order) => {
    if (starts_at && !isOver(order)) return dayAndTime(starts_at, now)
    if (done_at) return t('doneOn', { day: formatDate(done_at) })
    return t('askedOn', { day: formatDate(created_at) })
  }
  return (
    <li>
      <Link to={`/portal/services/${order.id}`} className={styles.item}>
        <span>
          <StateChip tone={orderTone(order.state)}>{t(`state.${order.state}`)}</StateChip>
          <span className={styles.dim}>{order.number}</span>
        </span>
        <strong>{order.title}</strong>
        <span className={styles.dim}>
          {[order.machine?.name ?? order.place, whose && order.customer.name]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={styles.dim}>{whenOf(order)}</span>
      </Link>
    </li>
  )
}
