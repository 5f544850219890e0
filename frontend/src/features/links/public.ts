import type { PublicFeature } from '@/lib/feature'

/** Pages of public links: what a kind shows stands in `src/public/<kind>/`. */
const links: PublicFeature = {
  routes: [
    { path: '/p/back', load: () => import('./pages/BackPage') },
    { path: '/p/:token', load: () => import('./pages/LinkPage') },
  ],
}

export default links
