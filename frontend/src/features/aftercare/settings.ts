import type { SettingsEntry } from '@/lib/feature'
import { IconChecks } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/after-service',
    group: 'counter',
    label: 'settings.title',
    text: 'settings.text',
    icon: IconChecks,
    order: 85,
    roles: ['admin'],
  },
]

export default entries
