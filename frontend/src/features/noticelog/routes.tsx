import type { Feature } from '@/lib/feature'

const noticelog: Feature = {
  routes: [
    {
      path: '/settings/notifications/log',
      roles: ['admin', 'advisor'],
      load: () => import('./pages/NoticeLogPage'),
    },
  ],
}

export default noticelog
