import type { PortalFeature } from '@/lib/feature'
import { renewing } from '@/realtime/renewing'
import { IconQuote } from '@/ui/icons'

const quotes: PortalFeature = {
  routes: [
    { path: '/portal/quotes', load: () => import('./pages/PortalQuotesPage') },
    { path: '/portal/quotes/:id', load: () => import('./pages/PortalQuotePage') },
  ],
  Background: renewing('quotes', 'quote'),
  nav: [
    {
      to: '/portal/quotes',
      label: { es: 'Cotiza\u00ADciones', en: 'Quotes' },
      icon: IconQuote,
      order: 22,
      roles: ['customer'],
    },
  ],
}

export default quotes
