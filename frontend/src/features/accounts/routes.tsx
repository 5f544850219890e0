import type { Feature } from '@/lib/feature'
import { IconGroup, IconUser } from '@/ui/icons'

const accounts: Feature = {
  routes: [
    { path: '/login', area: 'public', load: () => import('./pages/LoginPage') },
    { path: '/account', area: 'staff', load: () => import('./pages/AccountPage') },
    { path: '/portal/account', area: 'portal', load: () => import('./pages/AccountPage') },
    {
      path: '/settings/people',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/PeoplePage'),
    },
  ],
  nav: [{ to: '/portal/account', area: 'portal', label: 'nav.account', icon: IconUser, order: 90 }],
  settings: [
    {
      to: '/settings/people',
      group: 'people',
      label: 'nav.people',
      text: 'nav.peopleText',
      icon: IconGroup,
      order: 10,
      roles: ['admin'],
    },
  ],
}

export default accounts
