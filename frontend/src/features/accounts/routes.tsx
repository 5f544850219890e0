import type { Feature } from '@/lib/feature'
import { IconLock } from '@/ui/icons'

const accounts: Feature = {
  routes: [
    { path: '/login', area: 'public', load: () => import('./pages/LoginPage') },
    { path: '/account', area: 'staff', load: () => import('./pages/AccountPage') },
    { path: '/portal/account', area: 'portal', load: () => import('./pages/AccountPage') },
  ],
  nav: [{ to: '/portal/account', area: 'portal', label: 'nav.account', icon: IconLock, order: 90 }],
}

export default accounts
