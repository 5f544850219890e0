import type { Feature, FeatureRoute } from '@/lib/feature'

const settings = (path: string, load: FeatureRoute['load']): FeatureRoute => ({
  path: `/settings/${path}`,
  roles: ['admin'],
  load,
})

const counter: Feature = {
  routes: [
    settings('teams', () => import('./pages/TeamsPage')),
    settings('routing', () => import('./pages/RoutingPage')),
    settings('hours', () => import('./pages/HoursPage')),
    settings('reception', () => import('./pages/ReceptionPage')),
  ],
}

export default counter
