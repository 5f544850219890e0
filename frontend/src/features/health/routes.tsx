import type { Feature } from '@/lib/feature'

const health: Feature = {
  routes: [
    { path: '/settings/health', roles: ['admin'], load: () => import('./pages/HealthPage') },
  ],
}

export default health
