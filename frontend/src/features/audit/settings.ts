import type { SettingsEntry } from '@/lib/feature'
import { IconTrail } from '@/ui/icons'

const ADMIN = ['admin'] as const

const entries: SettingsEntry[] = [
  {
    to: '/settings/audit',
    group: 'people',
    label: 'nav.audit',
    text: 'nav.auditText',
    icon: IconTrail,
    order: 80,
    roles: ADMIN,
  },
]

export default entries
