import type { PortalFeature } from '@/lib/feature'
import { IconBooks } from '@/ui/icons'

const books: PortalFeature = {
  routes: [{ path: '/portal/statement', load: () => import('./pages/MyStatementPage') }],
  nav: [
    {
      to: '/portal/statement',
      label: { es: 'Estado de cuenta', en: 'Statement' },
      icon: IconBooks,
      order: 35,
    },
  ],
}

export default books
