import type { SettingsEntry } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconAnswer, IconLater } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/settings/answers',
    group: 'counter',
    label: 'canned.title',
    text: 'canned.text',
    icon: IconAnswer,
    order: 20,
    roles: COUNTER,
  },
  {
    to: '/settings/desk',
    group: 'counter',
    label: 'desk.title',
    text: 'desk.text',
    icon: IconLater,
    order: 30,
    roles: COUNTER,
  },
]

export default entries
