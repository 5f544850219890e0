import type { Feature, FeatureRoute } from '@/lib/feature'

const ADMIN = ['admin'] as const

function page(path: string, load: FeatureRoute['load']): FeatureRoute {
  return { path: `/settings/privacy${path}`, roles: ADMIN, load }
}

const privacy: Feature = {
  routes: [
    page('', () => import('./pages/RequestsPage')),
    page('/retention', () => import('./pages/RetentionPage')),
    page('/breaches', () => import('./pages/BreachesPage')),
    page('/deadlines', () => import('./pages/DeadlinesPage')),
    {
      path: '/customers/:id/privacy',
      roles: ['admin', 'advisor', 'clerk'],
      load: () => import('./pages/CustomerPrivacyPage'),
    },
  ],
}

export default privacy
