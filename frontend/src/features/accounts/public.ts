import type { PublicFeature } from '@/lib/feature'

const accounts: PublicFeature = {
  routes: [{ path: '/login', load: () => import('./pages/LoginPage') }],
}

export default accounts
