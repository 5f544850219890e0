import type { SettingsEntry } from '@/lib/feature'
import { IconMessages } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/channels',
    group: 'channels',
    label: 'nav.channels',
    text: 'nav.channelsText',
    icon: IconMessages,
    order: 10,
    roles: ['admin'],
  },
]

export default entries
