import type { PortalFeature } from '@/lib/feature'
import { IconQuote } from '@/ui/icons'
import { QuotesLive } from './QuotesLive'

const quotes: PortalFeature = {
  routes: [
    { path: '/portal/quotes', load: () => import('./pages/PortalQuotesPage') },
    { path: '/portal/quotes/:id', load: () => import('./pages/PortalQuotePage') },
  ],
  Background: QuotesLive,
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
