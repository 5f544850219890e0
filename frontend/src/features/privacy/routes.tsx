import type { Feature, FeatureRoute } from '@/lib/feature'
import { IconShield } from '@/ui/icons'

const ADMIN = ['admin'] as const

function page(path: string, load: FeatureRoute['load']): FeatureRoute {
  return { path: `/settings/privacy${path}`, area: 'staff', roles: ADMIN, load }
}

const privacy: Feature = {
  routes: [
    page('', () => import('./pages/RequestsPage')),
    page('/retention', () => import('./pages/RetentionPage')),
    page('/breaches', () => import('./pages/BreachesPage')),
    page('/deadlines', () => import('./pages/DeadlinesPage')),
    {
      path: '/customers/:id/privacy',
      area: 'staff',
      roles: ['admin', 'advisor', 'clerk'],
      load: () => import('./pages/CustomerPrivacyPage'),
    },
    { path: '/portal/privacy', area: 'portal', load: () => import('./pages/OwnDataPage') },
  ],
  settings: [
    {
      to: '/settings/privacy',
      group: 'customers',
      label: 'nav.privacy',
      text: 'nav.privacyText',
      icon: IconShield,
      order: 40,
      roles: ADMIN,
    },
  ],
}

export default privacy
