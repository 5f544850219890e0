import type { Feature } from '@/lib/feature'
import { COUNTER, OFFICE, STAFF } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconWrench } from '@/ui/icons'

const orders: Feature = {
  routes: [
    { path: '/orders', roles: STAFF, load: () => import('./pages/OrdersPage') },
    { path: '/orders/new', roles: COUNTER, load: () => import('./pages/NewOrderPage') },
    { path: '/orders/:id', roles: STAFF, load: () => import('./pages/OrderPage') },
    { path: '/settings/service-kinds', roles: OFFICE, load: () => import('./pages/KindsPage') },
  ],
  customerTabs: [
    {
      key: 'orders',
      label: { es: 'Órdenes', en: 'Orders' },
      order: 47,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: renewing('orders', 'service_order'),
  nav: [
    {
      to: '/orders',
      label: { es: 'Órdenes', en: 'Orders' },
      icon: IconWrench,
      order: 32,
      roles: STAFF,
    },
  ],
}

export default orders
