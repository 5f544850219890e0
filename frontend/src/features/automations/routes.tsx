import type { Feature, FeatureRoute } from '@/lib/feature'
import { ANSWERING } from '@/lib/roles'

const ADMIN = ['admin'] as const

function page(path: string, load: FeatureRoute['load'], roles = ADMIN as FeatureRoute['roles']) {
  return { path: `/settings/${path}`, roles, load }
}

const automations: Feature = {
  routes: [
    page('automations', () => import('./pages/RulesPage')),
    page('automations/:id', () => import('./pages/RulePage')),
    page('macros', () => import('./pages/MacrosPage'), ANSWERING),
    page('sla', () => import('./pages/SlaPage')),
    page('closing', () => import('./pages/ClosingPage')),
    page('surveys', () => import('./pages/SurveysPage')),
    page('ratings', () => import('./pages/RatingsPage'), ANSWERING),
  ],
}

export default automations
