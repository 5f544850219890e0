import type { PortalFeature } from '@/lib/feature'

const OVER = ['done', 'invoiced', 'closed']

const fieldday: PortalFeature = {
  routes: [],
  orderTabs: [
    {
      key: 'done',
      label: { es: 'Lo que se hizo', en: 'What was done' },
      order: 20,
      shown: order => OVER.includes(order.state),
      load: () => import('./components/DoneSection'),
    },
  ],
}

export default fieldday
