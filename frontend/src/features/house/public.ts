import type { PublicFeature } from '@/lib/feature'

const house: PublicFeature = {
  routes: [{ path: '/first', load: () => import('./pages/FirstPage') }],
}

export default house
