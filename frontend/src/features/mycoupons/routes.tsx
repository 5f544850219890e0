import type { Feature } from '@/lib/feature'
import { IconTicket } from '@/ui/icons'

const mycoupons: Feature = {
  routes: [
    { path: '/portal/coupons', area: 'portal', load: () => import('./pages/MyCouponsPage') },
    { path: '/portal/coupons/:id', area: 'portal', load: () => import('./pages/CouponPage') },
    { path: '/portal/booklets/:id', area: 'portal', load: () => import('./pages/BookletPage') },
    { path: '/portal/bills', area: 'portal', load: () => import('./pages/BillsPage') },
  ],
  nav: [
    { to: '/portal/coupons', area: 'portal', label: 'nav.coupons', icon: IconTicket, order: 45 },
  ],
}

export default mycoupons
