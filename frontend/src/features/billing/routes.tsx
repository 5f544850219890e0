import type { Feature } from '@/lib/feature'
import { IconWallet } from '@/ui/icons'
import { BillingLive } from './BillingLive'

const COUNTER = ['admin', 'advisor', 'clerk'] as const

const billing: Feature = {
  routes: [
    {
      path: '/recharges',
      roles: COUNTER,
      load: () => import('./pages/RechargesPage'),
    },
  ],
  Background: BillingLive,
  nav: [
    {
      to: '/recharges',
      label: { es: 'Recargas', en: 'Recharges' },
      icon: IconWallet,
      order: 40,
      roles: COUNTER,
    },
  ],
}

export default billing
