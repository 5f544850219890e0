import type { SettingsEntry } from '@/lib/feature'
import { OFFICE } from '@/lib/roles'
import { IconListChecks } from '@/ui/icons'

const settings: SettingsEntry[] = [
  {
    to: '/settings/checklists',
    group: 'customers',
    label: 'title',
    text: 'text',
    icon: IconListChecks,
    order: 82,
    roles: OFFICE,
  },
]

export default settings
