import type { Feature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconRoute } from '@/ui/icons'

const fieldday: Feature = {
  routes: [
    { path: '/field', roles: ['technician'], load: () => import('./pages/DayPage') },
    { path: '/field/:id', roles: ['technician'], load: () => import('./pages/JobPage') },
  ],
  orderTabs: [
    {
      key: 'work',
      label: { es: 'Trabajo', en: 'Work' },
      order: 20,
      load: () => import('./components/WorkTab'),
    },
  ],
  Background: renewing('fieldday', 'service_order'),
  nav: [
    {
      to: '/field',
      label: { es: 'Mi día', en: 'My day' },
      icon: IconRoute,
      order: 1,
      roles: ['technician'],
    },
  ],
}

export default fieldday
