import { useCouponsOn } from '@/api/couponsOn'
import { CouponsOn } from '@/ui/CouponsOn'
import type { QuoteDetail } from '../data'

/** The discounts on a quote; its draft takes others. */
export function Coupons({ quote }: { quote: QuoteDetail }) {
  const found = useCouponsOn({
    path: `quotes/${quote.id}`,
    customer: quote.customer.id,
    editable: quote.allowed_transitions.includes('edit'),
    words: 'quotes',
  })
  return <CouponsOn {...found} />
}
