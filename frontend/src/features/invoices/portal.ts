import type { PortalFeature } from '@/lib/feature'
import { IconReceipt } from '@/ui/icons'
import { InvoicesLive } from './InvoicesLive'

const invoices: PortalFeature = {
  routes: [
    { path: '/portal/invoices', load: () => import('./pages/MyInvoicesPage') },
    { path: '/portal/invoices/:id', load: () => import('./pages/MyInvoicePage') },
  ],
  Background: InvoicesLive,
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
