import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconBoard } from '@/ui/icons'
import { OpportunitiesLive } from './OpportunitiesLive'

const opportunities: Feature = {
  routes: [
    {
      path: '/opportunities/:id?',
      roles: COUNTER,
      load: () => import('./pages/BoardPage'),
    },
    {
      path: '/opportunities/list',
      roles: COUNTER,
      load: () => import('./pages/ListPage'),
    },
    {
      path: '/opportunities/forecast',
      roles: COUNTER,
      load: () => import('./pages/ForecastPage'),
    },
    {
      path: '/settings/lost-reasons',
      roles: ['admin'],
      load: () => import('./pages/ReasonsPage'),
    },
  ],
  customerTabs: [
    {
      key: 'opportunities',
      label: { es: 'Oportunidades', en: 'Opportunities' },
      order: 50,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: OpportunitiesLive,
  nav: [
    {
      to: '/opportunities',
      label: { es: 'Oportu\u00ADnidades', en: 'Deals' },
      icon: IconBoard,
      order: 34,
      roles: COUNTER,
    },
  ],
}

export default opportunities
