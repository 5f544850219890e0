import type { Feature } from '@/lib/feature'

const accounts: Feature = {
  routes: [{ path: '/account', load: () => import('./pages/AccountPage') }],
}

export default accounts
