import type { SettingsEntry } from '@/lib/feature'
import { IconHistory } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/notifications/log',
    group: 'customers',
    label: 'title',
    text: 'text',
    icon: IconHistory,
    order: 50,
    roles: ['admin', 'advisor'],
  },
]

export default entries
