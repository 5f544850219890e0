import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconReceipt } from '@/ui/icons'
import { InvoicesLive } from './InvoicesLive'

const invoices: Feature = {
  routes: [
    { path: '/invoices', roles: COUNTER, load: () => import('./pages/ListPage') },
    { path: '/invoices/new', roles: COUNTER, load: () => import('./pages/EditorPage') },
    { path: '/invoices/:id', roles: COUNTER, load: () => import('./pages/InvoicePage') },
    { path: '/invoices/:id/edit', roles: COUNTER, load: () => import('./pages/EditorPage') },
    { path: '/credit-notes', roles: COUNTER, load: () => import('./pages/NotesPage') },
    { path: '/credit-notes/:id', roles: COUNTER, load: () => import('./pages/NotePage') },
    { path: '/settings/series', roles: ['admin'], load: () => import('./pages/SeriesPage') },
  ],
  customerTabs: [
    {
      key: 'invoices',
      label: { es: 'Facturas', en: 'Invoices' },
      order: 45,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: InvoicesLive,
  nav: [
    {
      to: '/invoices',
      label: { es: 'Facturas', en: 'Invoices' },
      icon: IconReceipt,
      order: 36,
      roles: COUNTER,
    },
  ],
}

export default invoices
