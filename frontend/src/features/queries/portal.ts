import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconQuery } from '@/ui/icons'

const queries: PortalFeature = {
  routes: [
    { path: '/portal/queries', load: () => import('./pages/PortalQueriesPage') },
    { path: '/portal/queries/new', load: () => import('./pages/PortalAskPage') },
    { path: '/portal/queries/:id', load: () => import('./pages/PortalQueryPage') },
  ],
  Background: renewing('queries', 'query'),
  nav: [
    {
      to: '/portal/queries',
      label: { es: 'Consultas', en: 'Queries' },
      icon: IconQuery,
      order: 25,
    },
  ],
}

export default queries
