import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'

const suppliers: Feature = {
  routes: [
    { path: '/suppliers', roles: COUNTER, load: () => import('./pages/SuppliersPage') },
    { path: '/suppliers/:id', roles: COUNTER, load: () => import('./pages/SupplierPage') },
  ],
  Background: renewing('suppliers', 'parts_request'),
}

export default suppliers
