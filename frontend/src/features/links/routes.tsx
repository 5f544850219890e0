import type { Feature } from '@/lib/feature'

/** Pages of public links: what a kind shows stands in `src/public/<kind>/`. */
const links: Feature = {
  routes: [{ path: '/p/:token', area: 'public', load: () => import('./pages/LinkPage') }],
}

export default links
