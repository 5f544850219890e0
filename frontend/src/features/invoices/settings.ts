import type { SettingsEntry } from '@/lib/feature'
import { IconListChecks } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/series',
    group: 'customers',
    label: 'nav.series',
    text: 'nav.seriesText',
    icon: IconListChecks,
    order: 60,
    roles: ['admin'],
  },
]

export default entries
