import type { SettingsEntry } from '@/lib/feature'
import { IconHealth } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/health',
    group: 'programs',
    label: 'nav.health',
    text: 'nav.healthText',
    icon: IconHealth,
    order: 50,
    roles: ['admin'],
  },
]

export default entries
