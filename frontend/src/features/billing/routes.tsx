import type { Feature } from '@/lib/feature'
import { IconCash, IconWallet } from '@/ui/icons'
import { BillingLive } from './BillingLive'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const billing: Feature = {
  routes: [
    {
      path: '/recharges',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/RechargesPage'),
    },
  ],
  Background: { staff: BillingLive },
  nav: [
    {
      to: '/recharges',
      area: 'staff',
      label: 'nav.recharges',
      icon: IconWallet,
      order: 40,
      roles: COUNTER,
    },
    {
      to: '/payments',
      area: 'staff',
      label: 'nav.payments',
      icon: IconCash,
      order: 42,
      roles: COUNTER,
    },
  ],
}

export default billing
