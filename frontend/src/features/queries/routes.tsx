import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconQuery } from '@/ui/icons'
import { usePendingOfMine } from './data'
import { PortalQueriesLive, QueriesLive } from './QueriesLive'

const queries: Feature = {
  routes: [
    {
      path: '/queries',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/QueriesPage'),
    },
    {
      path: '/queries/:id',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/QueryPage'),
    },
    { path: '/portal/queries', area: 'portal', load: () => import('./pages/PortalQueriesPage') },
    { path: '/portal/queries/new', area: 'portal', load: () => import('./pages/PortalAskPage') },
    { path: '/portal/queries/:id', area: 'portal', load: () => import('./pages/PortalQueryPage') },
  ],
  customerTabs: [
    {
      key: 'queries',
      label: 'title',
      order: 55,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: { staff: QueriesLive, portal: PortalQueriesLive },
  nav: [
    {
      to: '/queries',
      area: 'staff',
      label: 'nav.title',
      icon: IconQuery,
      order: 36,
      roles: COUNTER,
      useBadge: usePendingOfMine,
    },
    {
      to: '/portal/queries',
      area: 'portal',
      label: 'nav.title',
      icon: IconQuery,
      order: 25,
      roles: ['customer'],
    },
  ],
}

export default queries
