import type { PortalFeature } from '@/lib/feature'
import { IconLock } from '@/ui/icons'

const accounts: PortalFeature = {
  routes: [{ path: '/portal/account', load: () => import('./pages/AccountPage') }],
  nav: [
    {
      to: '/portal/account',
      label: { es: 'Mi cuenta', en: 'My account' },
      icon: IconLock,
      order: 90,
    },
  ],
}

export default accounts
