import type { Feature } from '@/lib/feature'

const ADMIN = ['admin'] as const

const bots: Feature = {
  routes: [
    { path: '/settings/bots', roles: ADMIN, load: () => import('./pages/BotsPage') },
    {
      path: '/settings/bots/:id',
      roles: ADMIN,
      load: () => import('./pages/BotPage'),
    },
    {
      path: '/settings/bots/subscriptions',
      roles: ADMIN,
      load: () => import('./pages/SubscriptionsPage'),
    },
    {
      path: '/settings/bots/subscriptions/:id',
      roles: ADMIN,
      load: () => import('./pages/SubscriptionPage'),
    },
  ],
}

export default bots
