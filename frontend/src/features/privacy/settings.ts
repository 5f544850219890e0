import type { SettingsEntry } from '@/lib/feature'
import { IconShield } from '@/ui/icons'

const ADMIN = ['admin'] as const

const entries: SettingsEntry[] = [
  {
    to: '/settings/privacy',
    group: 'customers',
    label: 'nav.privacy',
    text: 'nav.privacyText',
    icon: IconShield,
    order: 40,
    roles: ADMIN,
  },
]

export default entries
