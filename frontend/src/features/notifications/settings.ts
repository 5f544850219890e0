import type { SettingsEntry } from '@/lib/feature'
import { IconBell } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/notifications',
    group: 'people',
    label: 'page.title',
    text: 'page.text',
    icon: IconBell,
    order: 90,
  },
]

export default entries
