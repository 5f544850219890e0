import type { SettingsEntry } from '@/lib/feature'
import { OFFICE } from '@/lib/roles'
import { IconWrench } from '@/ui/icons'

const settings: SettingsEntry[] = [
  {
    to: '/settings/service-kinds',
    group: 'customers',
    label: 'kinds.title',
    text: 'kinds.text',
    icon: IconWrench,
    order: 80,
    roles: OFFICE,
  },
]

export default settings
