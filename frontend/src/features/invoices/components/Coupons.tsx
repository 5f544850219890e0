import { useCouponsOn } from '@/api/couponsOn'
import { CouponsOn } from '@/ui/CouponsOn'
import type { InvoiceDetail } from '../data'

/** The discounts on an invoice; its draft takes others. */
export function Coupons({ invoice }: { invoice: InvoiceDetail }) {
  const found = useCouponsOn({
    path: `invoices/${invoice.id}`,
    customer: invoice.customer.id,
    editable: invoice.allowed_transitions.includes('edit'),
    words: 'invoices',
  })
  return <CouponsOn {...found} />
}
