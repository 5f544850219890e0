import type { Feature } from '@/lib/feature'
import { IconMessages } from '@/ui/icons'

const channels: Feature = {
  routes: [
    {
      path: '/settings/channels',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ChannelsPage'),
    },
    {
      path: '/settings/channels/new/:way?',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/NewChannelPage'),
    },
    {
      path: '/settings/channels/parked',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ParkedPage'),
    },
    {
      path: '/settings/channels/:id/setup',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/SetupPage'),
    },
    {
      path: '/settings/channels/:id',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ChannelPage'),
    },
  ],
  settings: [
    {
      to: '/settings/channels',
      group: 'channels',
      label: 'nav.channels',
      text: 'nav.channelsText',
      icon: IconMessages,
      order: 10,
      roles: ['admin'],
    },
  ],
}

export default channels
