import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '@/lib/format'
import { IconTag, IconTicket } from '@/ui/icons'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../coupons.module.css'
import type { Coupon } from '../data'
import { lastDayOf, TONES, worthOf } from '../worth'

interface Props {
  coupon: Coupon
  /** The filters of the list it stands in. */
  search?: string
}

export function CouponRow({ coupon, search = '' }: Props) {
  const { t } = useTranslation('coupons')
  const Icon = coupon.kind === 'payment' ? IconTicket : IconTag
  const over = coupon.state !== 'issued'
  return (
    <Row
      faded={over}
      lead={
        <span className={styles.mark}>
          <Icon size={18} />
        </span>
      }
      name={
        <Link to={`/coupons/${coupon.id}${search}`} className={styles.code}>
          {coupon.code}
        </Link>
      }
      note={<Facts coupon={coupon} />}
    >
      {coupon.untold && <StateChip tone="warn">{t('untold')}</StateChip>}
      <b className="tabular">{worthOf(coupon)}</b>
      <StateChip tone={TONES[coupon.state]}>{t(`state.${coupon.state}`)}</StateChip>
    </Row>
  )
}

function Facts({ coupon }: { coupon: Coupon }) {
  const { t } = useTranslation('coupons')
  const facts = [
    coupon.customer?.name ?? t('anybody'),
    coupon.invoice?.label,
    coupon.booklet && t('inBooklet', coupon.booklet),
    coupon.limit !== 1 && t('usedOf', { used: coupon.used, limit: coupon.limit ?? '∞' }),
    t('until', { day: formatDate(lastDayOf(coupon.expires_at)) }),
  ]
  return <>{facts.filter(Boolean).join(' · ')}</>
}
