import type { Feature } from '@/lib/feature'
import { ANSWERING } from '@/lib/roles'
import { IconBellOff, IconContact, IconListChecks } from '@/ui/icons'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const crm: Feature = {
  routes: [
    {
      path: '/customers',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CustomersPage'),
    },
    {
      path: '/customers/duplicates',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/DuplicatesPage'),
    },
    {
      path: '/customers/import/:id?',
      area: 'staff',
      roles: ANSWERING,
      load: () => import('./pages/ImportPage'),
    },
    {
      path: '/customers/:id',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CustomerPage'),
    },
    {
      path: '/settings/customers',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ListsPage'),
    },
    {
      path: '/settings/wish-words',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/WishWordsPage'),
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
  settings: [
    {
      to: '/settings/customers',
      group: 'customers',
      label: 'nav.lists',
      text: 'nav.listsText',
      icon: IconListChecks,
      order: 10,
      roles: ['admin'],
    },
    {
      to: '/settings/wish-words',
      group: 'customers',
      label: 'nav.wishes',
      text: 'nav.wishesText',
      icon: IconBellOff,
      order: 60,
      roles: ['admin'],
    },
  ],
}

export default crm
