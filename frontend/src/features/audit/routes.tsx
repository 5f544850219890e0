import type { Feature } from '@/lib/feature'

const ADMIN = ['admin'] as const

const audit: Feature = {
  routes: [
    {
      path: '/settings/audit',
      roles: ADMIN,
      load: () => import('./pages/AuditPage'),
    },
  ],
}

export default audit
