import type { SettingsEntry } from '@/lib/feature'
import { IconListChecks } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/lost-reasons',
    group: 'customers',
    label: 'nav.reasons',
    text: 'nav.reasonsText',
    icon: IconListChecks,
    order: 30,
    roles: ['admin'],
  },
]

export default entries
