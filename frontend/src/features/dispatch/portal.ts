import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconCalendar } from '@/ui/icons'

const dispatch: PortalFeature = {
  routes: [{ path: '/portal/calendar', load: () => import('./pages/PortalCalendarPage') }],
  Background: renewing('dispatch', 'service_order'),
  nav: [
    {
      to: '/portal/calendar',
      label: { es: 'Calendario', en: 'Calendar' },
      icon: IconCalendar,
      order: 27,
      roles: ['customer'],
    },
  ],
}

export default dispatch
