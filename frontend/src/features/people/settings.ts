import type { SettingsEntry } from '@/lib/feature'
import { IconGroup, IconLock, IconMapPin } from '@/ui/icons'

const entries: SettingsEntry[] = [
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
]

export default entries
