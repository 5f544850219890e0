import type { Feature } from '@/lib/feature'
import { COUNTER, STAFF } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconMachine } from '@/ui/icons'

const machines: Feature = {
  routes: [
    { path: '/machines', roles: STAFF, load: () => import('./pages/MachinesPage') },
    { path: '/machines/plans', roles: STAFF, load: () => import('./pages/PlansPage') },
    {
      path: '/machines/intakes/:id?',
      roles: ['admin', 'clerk'],
      load: () => import('./pages/TablePage'),
    },
    { path: '/machines/:id', roles: STAFF, load: () => import('./pages/MachinePage') },
    { path: '/settings/machine-kinds', roles: ['admin'], load: () => import('./pages/KindsPage') },
  ],
  customerTabs: [
    {
      key: 'machines',
      label: { es: 'Máquinas', en: 'Machines' },
      order: 45,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: renewing('machines', 'machine', 'service_order'),
  nav: [
    {
      to: '/machines',
      label: { es: 'Máquinas', en: 'Machines' },
      icon: IconMachine,
      order: 38,
      roles: STAFF,
    },
  ],
}

export default machines
