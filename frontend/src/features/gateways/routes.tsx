import type { Feature } from '@/lib/feature'

const gateways: Feature = {
  routes: [
    { path: '/settings/gateways', roles: ['admin'], load: () => import('./pages/GatewaysPage') },
  ],
}

export default gateways
