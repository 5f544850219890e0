import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'

const WRITERS = ['admin', 'clerk'] as const

const catalogue: Feature = {
  routes: [
    {
      path: '/catalogue',
      roles: COUNTER,
      load: () => import('./pages/CataloguePage'),
    },
    {
      path: '/catalogue/import',
      roles: WRITERS,
      load: () => import('./pages/ImportPage'),
    },
  ],
}

export default catalogue
