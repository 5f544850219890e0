import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconWrench } from '@/ui/icons'

const service: PortalFeature = {
  routes: [
    { path: '/portal/services', load: () => import('./pages/ServicesPage') },
    { path: '/portal/services/new', load: () => import('./pages/RequestPage') },
    { path: '/portal/services/:id', load: () => import('./pages/ServicePage') },
  ],
  Background: renewing('orders', 'service_order'),
  nav: [
    {
      to: '/portal/services',
      label: { es: 'Servicios', en: 'Services' },
      icon: IconWrench,
      order: 15,
      roles: ['customer'],
    },
  ],
}

export default service
