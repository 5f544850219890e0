import { CouponsOn } from '@/workflows/coupon/CouponsOn'
import { useCouponsOn } from '@/workflows/coupon/couponsOn'
import type { QuoteDetail } from '../data'

/** The discounts on a quote; its draft takes others. */
export function Coupons({ quote }: { quote: QuoteDetail }) {
  const found = useCouponsOn({
    path: `quotes/${quote.id}`,
    customer: quote.customer.id,
    editable: quote.allowed_transitions.includes('edit'),
    feature: 'quotes',
  })
  return <CouponsOn {...found} />
}
