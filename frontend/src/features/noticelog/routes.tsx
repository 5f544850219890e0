import type { Feature } from '@/lib/feature'
import { IconHistory } from '@/ui/icons'

const noticelog: Feature = {
  routes: [
    {
      path: '/settings/notifications/log',
      area: 'staff',
      roles: ['admin', 'advisor'],
      load: () => import('./pages/NoticeLogPage'),
    },
  ],
  settings: [
    {
      to: '/settings/notifications/log',
      group: 'customers',
      label: 'title',
      text: 'text',
      icon: IconHistory,
      order: 50,
      roles: ['admin', 'advisor'],
    },
  ],
}

export default noticelog
