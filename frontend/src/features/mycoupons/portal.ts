import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconTicket } from '@/ui/icons'

const mycoupons: PortalFeature = {
  routes: [
    { path: '/portal/coupons', load: () => import('./pages/MyCouponsPage') },
    { path: '/portal/coupons/:id', load: () => import('./pages/CouponPage') },
    { path: '/portal/booklets/:id', load: () => import('./pages/BookletPage') },
    { path: '/portal/bills', load: () => import('./pages/BillsPage') },
  ],
  Background: renewing('mycoupons', 'coupon', 'invoice'),
  nav: [
    {
      to: '/portal/coupons',
      label: { es: 'Cupones', en: 'Coupons' },
      icon: IconTicket,
      order: 45,
    },
  ],
}

export default mycoupons
