import type { SettingsEntry } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconPackage } from '@/ui/icons'

const settings: SettingsEntry[] = [
  {
    to: '/catalogue',
    group: 'counter',
    label: 'title',
    text: 'text',
    icon: IconPackage,
    order: 70,
    roles: COUNTER,
  },
]

export default settings
