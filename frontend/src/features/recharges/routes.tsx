import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconWallet } from '@/ui/icons'
import { RechargesLive } from './RechargesLive'

const recharges: Feature = {
  routes: [
    {
      path: '/recharges/:id?',
      roles: COUNTER,
      load: () => import('./pages/RechargesPage'),
    },
  ],
  Background: RechargesLive,
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

export default recharges
