import type { SettingsEntry } from '@/lib/feature'
import { IconMachine } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/machine-kinds',
    group: 'counter',
    label: 'nav.kinds',
    text: 'nav.kindsText',
    icon: IconMachine,
    order: 80,
    roles: ['admin'],
  },
]

export default entries
