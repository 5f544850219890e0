import type { Feature } from '@/lib/feature'
import { ANSWERING, COUNTER } from '@/lib/roles'
import { IconQuote } from '@/ui/icons'
import { QuotesLive } from './QuotesLive'

const quotes: Feature = {
  routes: [
    {
      path: '/quotes',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/QuotesPage'),
    },
    {
      path: '/quotes/new',
      area: 'staff',
      roles: ANSWERING,
      load: () => import('./pages/NewQuotePage'),
    },
    {
      path: '/quotes/:id',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/QuotePage'),
    },
    { path: '/portal/quotes', area: 'portal', load: () => import('./pages/PortalQuotesPage') },
    { path: '/portal/quotes/:id', area: 'portal', load: () => import('./pages/PortalQuotePage') },
  ],
  customerTabs: [
    {
      key: 'quotes',
      label: 'title',
      order: 52,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
  Background: { staff: QuotesLive, portal: QuotesLive },
  nav: [
    {
      to: '/quotes',
      area: 'staff',
      label: 'paper.quotes',
      namespace: 'common',
      icon: IconQuote,
      order: 35,
      roles: COUNTER,
    },
    {
      to: '/portal/quotes',
      area: 'portal',
      label: 'paper.quotes',
      namespace: 'common',
      icon: IconQuote,
      order: 22,
      roles: ['customer'],
    },
  ],
}

export default quotes
