import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'

const DONE = ['done', 'invoiced', 'closed']

const aftercare: PortalFeature = {
  routes: [],
  orderTabs: [
    {
      key: 'survey',
      label: { es: '¿Cómo le fue?', en: 'How was it?' },
      order: 20,
      shown: order => DONE.includes(order.state),
      load: () => import('./components/PortalSurvey'),
    },
    {
      key: 'documents',
      label: { es: 'Documentos', en: 'Documents' },
      order: 70,
      load: () => import('./components/DocumentsTab'),
    },
  ],
  Background: renewing('aftercare', 'service_order'),
}

export default aftercare
