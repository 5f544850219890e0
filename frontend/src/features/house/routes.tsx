import { lazy } from 'react'
import { useLocation } from 'react-router'
import { useUser } from '@/api/session'
import type { Feature } from '@/lib/feature'

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
    { path: '/start', roles: ['admin'], load: () => import('./pages/StartPage') },
    {
      path: '/settings/company',
      roles: ['admin'],
      load: () => import('./pages/CompanyPage'),
    },
  ],
  Banner: FirstSteps,
}

export default house
