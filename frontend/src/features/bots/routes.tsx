import type { Feature } from '@/lib/feature'
import { IconBot } from '@/ui/icons'

const ADMIN = ['admin'] as const

const bots: Feature = {
  routes: [
    { path: '/settings/bots', area: 'staff', roles: ADMIN, load: () => import('./pages/BotsPage') },
    {
      path: '/settings/bots/:id',
      area: 'staff',
      roles: ADMIN,
      load: () => import('./pages/BotPage'),
    },
    {
      path: '/settings/bots/subscriptions',
      area: 'staff',
      roles: ADMIN,
      load: () => import('./pages/SubscriptionsPage'),
    },
    {
      path: '/settings/bots/subscriptions/:id',
      area: 'staff',
      roles: ADMIN,
      load: () => import('./pages/SubscriptionPage'),
    },
  ],
  settings: [
    {
      to: '/settings/bots',
      group: 'programs',
      label: 'nav.bots',
      text: 'nav.botsText',
      icon: IconBot,
      order: 10,
      roles: ADMIN,
    },
  ],
}

export default bots
