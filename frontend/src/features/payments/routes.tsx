import type { Feature } from '@/lib/feature'

const COUNTER = ['admin', 'advisor', 'clerk'] as const
const OFFICE = ['admin', 'clerk'] as const

/** Its entry in the rail stands with the recharges': these texts come with the pages. */
const payments: Feature = {
  routes: [
    {
      path: '/payments',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/PaymentsPage'),
    },
    {
      path: '/payments/pending',
      area: 'staff',
      roles: OFFICE,
      load: () => import('./pages/PendingPage'),
    },
    {
      path: '/payments/refunds',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/RefundsPage'),
    },
    {
      path: '/payments/daily',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/DailyPage'),
    },
    {
      path: '/payments/bank',
      area: 'staff',
      roles: OFFICE,
      load: () => import('./pages/BankPage'),
    },
    {
      path: '/payments/intakes/:id?',
      area: 'staff',
      roles: OFFICE,
      load: () => import('./pages/IntakePage'),
    },
    {
      path: '/payments/reminders',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/RemindersPage'),
    },
    {
      path: '/payments/:id',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/PaymentPage'),
    },
  ],
  customerTabs: [
    {
      key: 'collection',
      label: 'tab',
      order: 45,
      roles: COUNTER,
      load: () => import('./components/CollectionTab'),
    },
  ],
}

export default payments
