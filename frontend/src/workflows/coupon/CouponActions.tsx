import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import type { Card } from '@/api/types'
import { isStaff } from '@/lib/roles'
import styles from '../forms.module.css'

/** Where the coupon is looked at, redeemed or ended. */
export default function CouponActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/coupon')
  const { role } = useUser()
  const id = card.ref?.split(':')[1] ?? ''
  if (!id) return null
  return (
    <span className={styles.actions}>
      <Button
        component={Link}
        to={`${isStaff(role) ? '' : '/portal'}/coupons/${id}`}
        variant="default"
      >
        {t('look')}
      </Button>
    </span>
  )
}
