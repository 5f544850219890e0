import type { SettingsEntry } from '@/lib/feature'
import { IconWallet } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/pay-places',
    group: 'customers',
    label: 'nav.places',
    text: 'nav.placesText',
    icon: IconWallet,
    order: 60,
    roles: ['admin'],
  },
]

export default entries
