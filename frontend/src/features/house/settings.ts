import type { SettingsEntry } from '@/lib/feature'
import { IconStore } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/company',
    group: 'counter',
    label: 'nav.company',
    text: 'nav.companyText',
    icon: IconStore,
    order: 5,
    roles: ['admin'],
  },
]

export default entries
