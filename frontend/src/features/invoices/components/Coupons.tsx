import { CouponsOn } from '@/workflows/coupon/CouponsOn'
import { useCouponsOn } from '@/workflows/coupon/couponsOn'
import type { InvoiceDetail } from '../data'

/** The discounts on an invoice; its draft takes others. */
export function Coupons({ invoice }: { invoice: InvoiceDetail }) {
  const found = useCouponsOn({
    path: `invoices/${invoice.id}`,
    customer: invoice.customer.id,
    editable: invoice.allowed_transitions.includes('edit'),
    feature: 'invoices',
  })
  return <CouponsOn {...found} />
}
