import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconCalendar, IconDispatch } from '@/ui/icons'

const OFFICE = ['admin', 'clerk'] as const

const dispatch: Feature = {
  routes: [
    { path: '/dispatch', roles: COUNTER, load: () => import('./pages/DispatchPage') },
    { path: '/calendar', load: () => import('./pages/CalendarPage') },
    {
      path: '/settings/technicians',
      roles: OFFICE,
      load: () => import('./pages/TechniciansPage'),
    },
    {
      path: '/settings/technicians/:id',
      roles: OFFICE,
      load: () => import('./pages/TechnicianPage'),
    },
    { path: '/settings/skills', roles: OFFICE, load: () => import('./pages/SkillsPage') },
  ],
  Background: renewing('dispatch', 'service_order'),
  nav: [
    {
      to: '/dispatch',
      label: { es: 'Despacho', en: 'Dispatch' },
      icon: IconDispatch,
      order: 47,
      roles: COUNTER,
    },
    {
      to: '/calendar',
      label: { es: 'Calendario', en: 'Calendar' },
      icon: IconCalendar,
      order: 48,
    },
  ],
}

export default dispatch
