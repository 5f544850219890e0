import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'

const registration: Feature = {
  routes: [
    {
      path: '/settings/registrations',
      roles: COUNTER,
      load: () => import('./pages/RegistrationsPage'),
    },
  ],
}

export default registration
