import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconTicket } from '@/ui/icons'

const coupons: Feature = {
  routes: [
    { path: '/coupons/:id?', roles: COUNTER, load: () => import('./pages/CouponsPage') },
    { path: '/coupons/rules', roles: COUNTER, load: () => import('./pages/RulesPage') },
    { path: '/coupons/booklets/:id?', roles: COUNTER, load: () => import('./pages/BookletsPage') },
  ],
  Background: renewing('coupons', 'coupon'),
  nav: [
    {
      to: '/coupons',
      label: { es: 'Cupones', en: 'Coupons' },
      icon: IconTicket,
      order: 46,
      roles: COUNTER,
    },
  ],
  customerTabs: [
    {
      key: 'coupons',
      label: { es: 'Cupones', en: 'Coupons' },
      order: 60,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
}

export default coupons
