import type { PortalFeature } from '@/lib/feature'
import { IconReceipt } from '@/ui/icons'

const invoices: PortalFeature = {
  routes: [
    { path: '/portal/invoices', load: () => import('./pages/MyInvoicesPage') },
    { path: '/portal/invoices/:id', load: () => import('./pages/MyInvoicePage') },
  ],
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
