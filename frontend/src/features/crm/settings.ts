import type { SettingsEntry } from '@/lib/feature'
import { IconBellOff, IconListChecks } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/customers',
    group: 'customers',
    label: 'nav.lists',
    text: 'nav.listsText',
    icon: IconListChecks,
    order: 10,
    roles: ['admin'],
  },
  {
    to: '/settings/wish-words',
    group: 'customers',
    label: 'nav.wishes',
    text: 'nav.wishesText',
    icon: IconBellOff,
    order: 60,
    roles: ['admin'],
  },
]

export default entries
