import { lazy } from 'react'
import { useLocation } from 'react-router'
import { useUser } from '@/api/session'
import type { Feature } from '@/lib/feature'
import { IconStore } from '@/ui/icons'

const StepsStrip = lazy(() => import('./components/StepsStrip'))
const SHOWN_ON = /^\/(inbox|settings)\b/

/** Admins see what is left where they begin their day and where they set things up. */
function FirstSteps() {
  const { role } = useUser()
  const { pathname } = useLocation()
  return role === 'admin' && SHOWN_ON.test(pathname) ? <StepsStrip /> : null
}

const house: Feature = {
  routes: [
    { path: '/first', area: 'public', load: () => import('./pages/FirstPage') },
    { path: '/start', area: 'staff', roles: ['admin'], load: () => import('./pages/StartPage') },
    {
      path: '/settings/company',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/CompanyPage'),
    },
  ],
  settings: [
    {
      to: '/settings/company',
      group: 'counter',
      label: 'nav.company',
      text: 'nav.companyText',
      icon: IconStore,
      order: 5,
      roles: ['admin'],
    },
  ],
  Banner: FirstSteps,
}

export default house
