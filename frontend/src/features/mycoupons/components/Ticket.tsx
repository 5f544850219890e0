import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate, formatMoney } from '@/lib/format'
import { StateChip } from '@/ui/StateChip'
import { type Coupon, lastDayOf, meantFor, TONES, worthOf } from '../data'
import styles from '../mycoupons.module.css'

/** A coupon as one tears it off: what it is worth at the stub, what it is for beside it. */
export function Ticket({ coupon }: { coupon: Coupon }) {
  const { t } = useTranslation('mycoupons')
  const over = coupon.state !== 'issued'
  return (
    <li>
      <Link
        to={`/portal/coupons/${coupon.id}`}
        className={styles.ticket}
        data-over={over || undefined}
        data-kind={coupon.kind}
      >
        <strong className="tabular">{worthOf(coupon)}</strong>
        <span className={styles.body}>
          <b>{coupon.invoice ? t('pays', coupon.invoice) : meantFor(coupon, t)}</b>
          <span className={styles.code}>{coupon.code}</span>
          <small>{termsOf(coupon, t)}</small>
        </span>
        {over && <StateChip tone={TONES[coupon.state]}>{t(`state.${coupon.state}`)}</StateChip>}
      </Link>
    </li>
  )
}

type T = TFunction

function termsOf(coupon: Coupon, t: T): string {
  return [
    t('until', { day: formatDate(lastDayOf(coupon.expires_at)) }),
    coupon.min_base && t('least', { amount: formatMoney(coupon.min_base) }),
    coupon.max_discount && t('most', { amount: formatMoney(coupon.max_discount) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
