import type { SettingsEntry } from '@/lib/feature'
import { IconCard } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/gateways',
    group: 'counter',
    label: 'nav.gateways',
    text: 'nav.gatewaysText',
    icon: IconCard,
    order: 60,
    roles: ['admin'],
  },
]

export default entries
