import type { Feature } from '@/lib/feature'
import { ANSWERING } from '@/lib/roles'
import { IconContact } from '@/ui/icons'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const crm: Feature = {
  routes: [
    {
      path: '/customers',
      roles: COUNTER,
      load: () => import('./pages/CustomersPage'),
    },
    {
      path: '/customers/duplicates',
      roles: COUNTER,
      load: () => import('./pages/DuplicatesPage'),
    },
    {
      path: '/customers/import/:id?',
      roles: ANSWERING,
      load: () => import('./pages/ImportPage'),
    },
    {
      path: '/customers/:id',
      roles: COUNTER,
      load: () => import('./pages/CustomerPage'),
    },
    {
      path: '/settings/customers',
      roles: ['admin'],
      load: () => import('./pages/ListsPage'),
    },
    {
      path: '/settings/wish-words',
      roles: ['admin'],
      load: () => import('./pages/WishWordsPage'),
    },
  ],
  nav: [
    {
      to: '/customers',
      label: { es: 'Clientes', en: 'Customers' },
      icon: IconContact,
      order: 30,
      roles: COUNTER,
    },
  ],
}

export default crm
