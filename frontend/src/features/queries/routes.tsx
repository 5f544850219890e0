import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconQuery } from '@/ui/icons'
import { usePendingOfMine } from './badge'

const queries: Feature = {
  routes: [
    {
      path: '/queries',
      roles: COUNTER,
      load: () => import('./pages/QueriesPage'),
    },
    {
      path: '/queries/:id',
      roles: COUNTER,
      load: () => import('./pages/QueryPage'),
    },
  ],
  customerTabs: [
    {
      key: 'queries',
      label: { es: 'Consultas', en: 'Queries' },
      order: 55,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: renewing('queries', 'query'),
  nav: [
    {
      to: '/queries',
      label: { es: 'Consultas', en: 'Queries' },
      icon: IconQuery,
      order: 36,
      roles: COUNTER,
      useBadge: usePendingOfMine,
    },
  ],
}

export default queries
