import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconBoard, IconListChecks } from '@/ui/icons'
import { OpportunitiesLive } from './OpportunitiesLive'

const opportunities: Feature = {
  routes: [
    {
      path: '/opportunities/:id?',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/BoardPage'),
    },
    {
      path: '/opportunities/list',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/ListPage'),
    },
    {
      path: '/opportunities/forecast',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/ForecastPage'),
    },
    {
      path: '/settings/lost-reasons',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ReasonsPage'),
    },
  ],
  customerTabs: [
    {
      key: 'opportunities',
      label: 'title',
      order: 50,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: { staff: OpportunitiesLive },
  nav: [
    {
      to: '/opportunities',
      area: 'staff',
      label: 'nav.title',
      icon: IconBoard,
      order: 34,
      roles: COUNTER,
    },
  ],
  settings: [
    {
      to: '/settings/lost-reasons',
      group: 'customers',
      label: 'nav.reasons',
      text: 'nav.reasonsText',
      icon: IconListChecks,
      order: 30,
      roles: ['admin'],
    },
  ],
}

export default opportunities
