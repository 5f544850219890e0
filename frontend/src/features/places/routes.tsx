import type { Feature } from '@/lib/feature'

const places: Feature = {
  routes: [
    {
      path: '/settings/pay-places',
      roles: ['admin'],
      load: () => import('./pages/PlacesPage'),
    },
  ],
}

export default places
