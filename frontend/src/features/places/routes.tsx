import type { Feature } from '@/lib/feature'
import { IconWallet } from '@/ui/icons'

const places: Feature = {
  routes: [
    {
      path: '/settings/pay-places',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/PlacesPage'),
    },
  ],
  settings: [
    {
      to: '/settings/pay-places',
      group: 'customers',
      label: 'nav.places',
      text: 'nav.placesText',
      icon: IconWallet,
      order: 60,
      roles: ['admin'],
    },
  ],
}

export default places
