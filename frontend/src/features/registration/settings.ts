import type { SettingsEntry } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconUserPlus } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/registrations',
    group: 'customers',
    label: 'nav.registrations',
    text: 'nav.registrationsText',
    icon: IconUserPlus,
    order: 20,
    roles: COUNTER,
  },
]

export default entries
