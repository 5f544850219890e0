import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconCash } from '@/ui/icons'
import { PaymentsLive } from './PaymentsLive'

const OFFICE = ['admin', 'clerk'] as const

const payments: Feature = {
  routes: [
    { path: '/payments', roles: COUNTER, load: () => import('./pages/PaymentsPage') },
    { path: '/payments/pending', roles: OFFICE, load: () => import('./pages/PendingPage') },
    { path: '/payments/refunds', roles: COUNTER, load: () => import('./pages/RefundsPage') },
    { path: '/payments/daily', roles: COUNTER, load: () => import('./pages/DailyPage') },
    { path: '/payments/bank', roles: OFFICE, load: () => import('./pages/BankPage') },
    { path: '/payments/intakes/:id?', roles: OFFICE, load: () => import('./pages/IntakePage') },
    { path: '/payments/reminders', roles: COUNTER, load: () => import('./pages/RemindersPage') },
    { path: '/payments/:id', roles: COUNTER, load: () => import('./pages/PaymentPage') },
  ],
  customerTabs: [
    {
      key: 'collection',
      label: { es: 'Cobros', en: 'Collection' },
      order: 46,
      roles: COUNTER,
      load: () => import('./components/CollectionTab'),
    },
  ],
  Background: PaymentsLive,
  nav: [
    {
      to: '/payments',
      label: { es: 'Cobros', en: 'Collection' },
      icon: IconCash,
      order: 38,
      roles: COUNTER,
    },
  ],
}

export default payments
