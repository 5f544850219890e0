import type { Feature } from '@/lib/feature'
import { IconSettings } from '@/ui/icons'

const channels: Feature = {
  routes: [
    {
      path: '/settings/channels',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ChannelsPage'),
    },
    {
      path: '/settings/channels/:id',
      area: 'staff',
      roles: ['admin'],
      load: () => import('./pages/ChannelPage'),
    },
  ],
  nav: [
    {
      to: '/settings/channels',
      area: 'staff',
      label: 'nav.channels',
      icon: IconSettings,
      order: 70,
      roles: ['admin'],
    },
  ],
}

export default channels
