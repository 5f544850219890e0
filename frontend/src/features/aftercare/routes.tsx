import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'

const BILLED = ['done', 'invoiced', 'closed', 'cancelled']
const OVER = ['done', 'invoiced', 'closed', 'cannot_complete']

const aftercare: Feature = {
  routes: [
    {
      path: '/settings/after-service',
      roles: ['admin'],
      load: () => import('./pages/SettingsPage'),
    },
  ],
  orderTabs: [
    {
      key: 'charges',
      label: { es: 'Cobro', en: 'Billing' },
      order: 60,
      roles: COUNTER,
      shown: order => BILLED.includes(order.state),
      load: () => import('./components/ChargesTab'),
    },
    {
      key: 'documents',
      label: { es: 'Documentos', en: 'Documents' },
      order: 70,
      load: () => import('./components/DocumentsTab'),
    },
    {
      key: 'follow-up',
      label: { es: 'Seguimiento', en: 'Follow-up' },
      order: 80,
      shown: order => OVER.includes(order.state),
      load: () => import('./components/FollowUpTab'),
    },
  ],
  Background: renewing('aftercare', 'service_order', 'invoice'),
}

export default aftercare
