import type { Feature } from '@/lib/feature'
import { IconBooks, IconMail } from '@/ui/icons'

const OFFICE = ['admin', 'clerk'] as const
const COUNTER = ['admin', 'advisor', 'clerk'] as const

const books: Feature = {
  routes: [
    { path: '/books', roles: OFFICE, load: () => import('./pages/BooksPage') },
    { path: '/mails', roles: COUNTER, load: () => import('./pages/MailsPage') },
  ],
  nav: [
    {
      to: '/books',
      label: { es: 'Conta­bilidad', en: 'Books' },
      icon: IconBooks,
      order: 48,
      roles: OFFICE,
    },
    {
      to: '/mails',
      label: { es: 'Correos enviados', en: 'Sent mail' },
      icon: IconMail,
      order: 49,
      roles: COUNTER,
    },
  ],
  customerTabs: [
    {
      key: 'statement',
      label: { es: 'Estado de cuenta', en: 'Statement' },
      order: 45,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
}

export default books
