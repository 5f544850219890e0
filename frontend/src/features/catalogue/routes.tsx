import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconPackage } from '@/ui/icons'

const WRITERS = ['admin', 'clerk'] as const

const catalogue: Feature = {
  routes: [
    {
      path: '/catalogue',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CataloguePage'),
    },
    {
      path: '/catalogue/import',
      area: 'staff',
      roles: WRITERS,
      load: () => import('./pages/ImportPage'),
    },
  ],
  settings: [
    {
      to: '/catalogue',
      group: 'counter',
      label: 'title',
      text: 'text',
      icon: IconPackage,
      order: 70,
      roles: COUNTER,
    },
  ],
}

export default catalogue
