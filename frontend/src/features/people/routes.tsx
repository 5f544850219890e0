import type { Feature, FeatureRoute } from '@/lib/feature'
import { IconGroup, IconLock, IconMapPin } from '@/ui/icons'
import { Faces } from './components/Faces'

const kept = (path: string, load: FeatureRoute['load']): FeatureRoute => ({
  path: `/settings/${path}`,
  area: 'staff',
  roles: ['admin'],
  load,
})

const people: Feature = {
  routes: [
    { path: '/invitation/:token', area: 'public', load: () => import('./pages/AcceptPage') },
    { path: '/settings/security', area: 'staff', load: () => import('./pages/SecurityPage') },
    kept('people', () => import('./pages/PeoplePage')),
    kept('people/invitations', () => import('./pages/InvitationsPage')),
    kept('people/:id', () => import('./pages/PersonPage')),
    kept('areas', () => import('./pages/PlacesPage')),
  ],
  settings: [
    {
      to: '/settings/people',
      group: 'people',
      label: 'nav.people',
      text: 'nav.peopleText',
      icon: IconGroup,
      order: 10,
      roles: ['admin'],
    },
    {
      to: '/settings/areas',
      group: 'people',
      label: 'nav.areas',
      text: 'nav.areasText',
      icon: IconMapPin,
      order: 15,
      roles: ['admin'],
    },
    {
      to: '/settings/security',
      group: 'people',
      label: 'nav.security',
      text: 'nav.securityText',
      icon: IconLock,
      order: 40,
    },
  ],
  Background: { staff: Faces },
}

export default people
