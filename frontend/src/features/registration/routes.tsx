import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconUserPlus } from '@/ui/icons'

const registration: Feature = {
  routes: [
    { path: '/register', area: 'public', load: () => import('./pages/RegisterPage') },
    { path: '/forgot', area: 'public', load: () => import('./pages/ForgotPage') },
    { path: '/reset/:token?', area: 'public', load: () => import('./pages/ResetPage') },
    { path: '/verify/:token?', area: 'public', load: () => import('./pages/VerifyPage') },
    { path: '/legal/:purpose/:version?', area: 'public', load: () => import('./pages/LegalPage') },
    { path: '/portal/identity', area: 'portal', load: () => import('./pages/IdentityPage') },
    {
      path: '/settings/registrations',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/RegistrationsPage'),
    },
  ],
  settings: [
    {
      to: '/settings/registrations',
      group: 'customers',
      label: 'nav.registrations',
      text: 'nav.registrationsText',
      icon: IconUserPlus,
      order: 20,
      roles: COUNTER,
    },
  ],
}

export default registration
