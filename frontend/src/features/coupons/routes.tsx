import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconTicket } from '@/ui/icons'

const coupons: Feature = {
  routes: [
    {
      path: '/coupons/:id?',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CouponsPage'),
    },
    {
      path: '/coupons/rules',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/RulesPage'),
    },
    {
      path: '/coupons/booklets/:id?',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/BookletsPage'),
    },
  ],
  settings: [
    {
      to: '/coupons',
      group: 'counter',
      label: 'nav.coupons',
      text: 'nav.couponsText',
      icon: IconTicket,
      order: 60,
      roles: COUNTER,
    },
  ],
  customerTabs: [
    {
      key: 'coupons',
      label: 'title',
      order: 60,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
}

export default coupons
