import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconTruck } from '@/ui/icons'

const suppliers: Feature = {
  routes: [
    { path: '/suppliers', roles: COUNTER, load: () => import('./pages/SuppliersPage') },
    { path: '/suppliers/:id', roles: COUNTER, load: () => import('./pages/SupplierPage') },
  ],
  nav: [
    {
      to: '/suppliers',
      label: { es: 'Provee­dores', en: 'Suppliers' },
      icon: IconTruck,
      order: 42,
      roles: COUNTER,
    },
  ],
  Background: renewing('suppliers', 'parts_request'),
}

export default suppliers
