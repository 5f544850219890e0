import type { Feature } from '@/lib/feature'
import { IconWallet } from '@/ui/icons'
import { BillingLive } from './BillingLive'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const billing: Feature = {
  routes: [],
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
  ],
}

export default billing
