import type { SettingsEntry } from '@/lib/feature'
import { IconBot } from '@/ui/icons'

const ADMIN = ['admin'] as const

const entries: SettingsEntry[] = [
  {
    to: '/settings/bots',
    group: 'programs',
    label: 'nav.bots',
    text: 'nav.botsText',
    icon: IconBot,
    order: 10,
    roles: ADMIN,
  },
]

export default entries
