import type { PortalFeature } from '@/lib/feature'

const privacy: PortalFeature = {
  routes: [{ path: '/portal/privacy', load: () => import('./pages/OwnDataPage') }],
}

export default privacy
