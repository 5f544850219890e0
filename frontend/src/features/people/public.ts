import type { PublicFeature } from '@/lib/feature'

const people: PublicFeature = {
  routes: [{ path: '/invitation/:token', load: () => import('./pages/AcceptPage') }],
}

export default people
