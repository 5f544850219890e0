import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconMachine } from '@/ui/icons'

const machines: PortalFeature = {
  routes: [
    { path: '/portal/machines', load: () => import('./pages/PortalMachinesPage') },
    { path: '/portal/machines/:id', load: () => import('./pages/PortalMachinePage') },
  ],
  Background: renewing('machines', 'machine', 'service_order'),
  nav: [
    {
      to: '/portal/machines',
      label: { es: 'Máquinas', en: 'Machines' },
      icon: IconMachine,
      order: 24,
      roles: ['customer'],
    },
  ],
}

export default machines
