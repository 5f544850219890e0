import type { Feature } from '@/lib/feature'
import { IconContact } from '@/ui/icons'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const crm: Feature = {
  routes: [
    {
      path: '/customers',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CustomersPage'),
    },
  ],
  nav: [
    {
      to: '/customers',
      area: 'staff',
      label: 'nav.customers',
      icon: IconContact,
      order: 30,
      roles: COUNTER,
    },
  ],
}

export default crm
