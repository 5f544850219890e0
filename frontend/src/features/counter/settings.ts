import type { SettingsEntry } from '@/lib/feature'
import { IconClock, IconGroup, IconMessage, IconRoute } from '@/ui/icons'

const entries: SettingsEntry[] = [
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
]

export default entries
