import type { Feature } from '@/lib/feature'

const first: Feature = {
  routes: [{ path: '/first', area: 'public', load: () => import('./pages/FirstPage') }],
}

export default first
