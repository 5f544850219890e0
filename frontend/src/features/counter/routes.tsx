import type { Feature, FeatureRoute } from '@/lib/feature'
import { IconClock, IconGroup, IconMessage, IconRoute } from '@/ui/icons'

const settings = (path: string, load: FeatureRoute['load']): FeatureRoute => ({
  path: `/settings/${path}`,
  area: 'staff',
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
  settings: [
    {
      to: '/settings/teams',
      group: 'people',
      label: 'nav.teams',
      text: 'nav.teamsText',
      icon: IconGroup,
      order: 20,
      roles: ['admin'],
    },
    {
      to: '/settings/routing',
      group: 'counter',
      label: 'nav.routing',
      text: 'nav.routingText',
      icon: IconRoute,
      order: 10,
      roles: ['admin'],
    },
    {
      to: '/settings/hours',
      group: 'counter',
      label: 'nav.hours',
      text: 'nav.hoursText',
      icon: IconClock,
      order: 20,
      roles: ['admin'],
    },
    {
      to: '/settings/reception',
      group: 'counter',
      label: 'nav.reception',
      text: 'nav.receptionText',
      icon: IconMessage,
      order: 30,
      roles: ['admin'],
    },
  ],
}

export default counter
