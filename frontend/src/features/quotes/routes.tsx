import type { Feature } from '@/lib/feature'
import { ANSWERING, COUNTER } from '@/lib/roles'
import { renewing } from '@/realtime/renewing'
import { IconQuote } from '@/ui/icons'

const quotes: Feature = {
  routes: [
    {
      path: '/quotes',
      roles: COUNTER,
      load: () => import('./pages/QuotesPage'),
    },
    {
      path: '/quotes/new',
      roles: ANSWERING,
      load: () => import('./pages/NewQuotePage'),
    },
    {
      path: '/quotes/:id',
      roles: COUNTER,
      load: () => import('./pages/QuotePage'),
    },
  ],
  customerTabs: [
    {
      key: 'quotes',
      label: { es: 'Cotizaciones', en: 'Quotes' },
      order: 52,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: renewing('quotes', 'quote'),
  nav: [
    {
      to: '/quotes',
      label: { es: 'Cotiza\u00ADciones', en: 'Quotes' },
      icon: IconQuote,
      order: 35,
      roles: COUNTER,
    },
  ],
}

export default quotes
