import type { PortalFeature } from '@/lib/feature'

const registration: PortalFeature = {
  routes: [{ path: '/portal/identity', load: () => import('./pages/IdentityPage') }],
}

export default registration
