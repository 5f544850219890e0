import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconReceipt } from '@/ui/icons'

const invoices: PortalFeature = {
  routes: [
    { path: '/portal/invoices', load: () => import('./pages/MyInvoicesPage') },
    { path: '/portal/invoices/:id', load: () => import('./pages/MyInvoicePage') },
  ],
  Background: renewing('invoices', 'invoice', 'credit_note', 'payment'),
  nav: [
    {
      to: '/portal/invoices',
      label: { es: 'Facturas', en: 'Invoices' },
      icon: IconReceipt,
      order: 28,
    },
  ],
}

export default invoices
