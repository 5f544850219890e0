import type { Feature } from '@/lib/feature'

/** The page of the entry `recharges` in the rail; its texts come with it. */
const recharges: Feature = {
  routes: [
    {
      path: '/recharges/:id?',
      area: 'staff',
      roles: ['admin', 'advisor', 'clerk'],
      load: () => import('./pages/RechargesPage'),
    },
  ],
}

export default recharges
