import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconTicket } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { useCoupons } from '../data'
import { CouponRow } from './CouponRow'

/** What a customer was given, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('coupons')
  const coupons = useCoupons({ customer: customerId })
  const rows = rowsOf(coupons.data)
  return (
    <>
      <Loading of={coupons}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconTicket} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(coupon => (
                <CouponRow key={coupon.id} coupon={coupon} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={coupons} />
    </>
  )
}
