import type { Feature, FeatureRoute } from '@/lib/feature'
import { Faces } from './components/Faces'

const kept = (path: string, load: FeatureRoute['load']): FeatureRoute => ({
  path: `/settings/${path}`,
  roles: ['admin'],
  load,
})

const people: Feature = {
  routes: [
    { path: '/settings/security', load: () => import('./pages/SecurityPage') },
    kept('people', () => import('./pages/PeoplePage')),
    kept('people/invitations', () => import('./pages/InvitationsPage')),
    kept('people/:id', () => import('./pages/PersonPage')),
    kept('areas', () => import('./pages/PlacesPage')),
  ],
  Background: Faces,
}

export default people
