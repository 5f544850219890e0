import type { Feature } from '@/lib/feature'

const channels: Feature = {
  routes: [
    {
      path: '/settings/channels',
      roles: ['admin'],
      load: () => import('./pages/ChannelsPage'),
    },
    {
      path: '/settings/channels/new/:way?',
      roles: ['admin'],
      load: () => import('./pages/NewChannelPage'),
    },
    {
      path: '/settings/channels/parked',
      roles: ['admin'],
      load: () => import('./pages/ParkedPage'),
    },
    {
      path: '/settings/channels/:id/setup',
      roles: ['admin'],
      load: () => import('./pages/SetupPage'),
    },
    {
      path: '/settings/channels/:id',
      roles: ['admin'],
      load: () => import('./pages/ChannelPage'),
    },
  ],
}

export default channels
