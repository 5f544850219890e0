import type { SettingsEntry } from '@/lib/feature'
import { IconListChecks, IconWrench } from '@/ui/icons'

const OFFICE = ['admin', 'clerk'] as const

const entries: SettingsEntry[] = [
  {
    to: '/settings/technicians',
    group: 'people',
    label: 'nav.technicians',
    text: 'nav.techniciansText',
    icon: IconWrench,
    order: 40,
    roles: OFFICE,
  },
  {
    to: '/settings/skills',
    group: 'people',
    label: 'nav.skills',
    text: 'nav.skillsText',
    icon: IconListChecks,
    order: 45,
    roles: OFFICE,
  },
]

export default entries
