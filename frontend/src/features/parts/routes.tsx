import type { Feature } from '@/lib/feature'
import { COUNTER, STAFF } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconPackage, IconStore } from '@/ui/icons'

const parts: Feature = {
  routes: [
    { path: '/parts', roles: STAFF, load: () => import('./pages/PartsPage') },
    { path: '/parts/locations', roles: STAFF, load: () => import('./pages/LocationsPage') },
    { path: '/parts/:id', roles: STAFF, load: () => import('./pages/PartPage') },
    { path: '/parts-requests', roles: STAFF, load: () => import('./pages/RequestsPage') },
    { path: '/parts-requests/:id', roles: STAFF, load: () => import('./pages/RequestPage') },
  ],
  orderTabs: [
    {
      key: 'parts',
      label: { es: 'Repuestos', en: 'Parts' },
      order: 40,
      roles: STAFF,
      load: () => import('./components/OrderTab'),
    },
  ],
  Background: renewing('parts', 'part', 'parts_request', 'service_order'),
  nav: [
    {
      to: '/parts',
      label: { es: 'Repuestos', en: 'Parts' },
      icon: IconPackage,
      order: 40,
      roles: STAFF,
    },
    {
      to: '/parts-requests',
      label: { es: 'Compras', en: 'Purchases' },
      icon: IconStore,
      order: 41,
      roles: COUNTER,
    },
  ],
}

export default parts
