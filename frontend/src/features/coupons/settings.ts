import type { SettingsEntry } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconTicket } from '@/ui/icons'

const entries: SettingsEntry[] = [
  {
    to: '/coupons',
    group: 'counter',
    label: 'nav.coupons',
    text: 'nav.couponsText',
    icon: IconTicket,
    order: 60,
    roles: COUNTER,
  },
]

export default entries
