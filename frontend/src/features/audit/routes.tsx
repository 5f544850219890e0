import type { Feature } from '@/lib/feature'
import { IconTrail } from '@/ui/icons'

const ADMIN = ['admin'] as const

const audit: Feature = {
  routes: [
    {
      path: '/settings/audit',
      area: 'staff',
      roles: ADMIN,
      load: () => import('./pages/AuditPage'),
    },
  ],
  settings: [
    {
      to: '/settings/audit',
      group: 'people',
      label: 'nav.audit',
      text: 'nav.auditText',
      icon: IconTrail,
      order: 80,
      roles: ADMIN,
    },
  ],
}

export default audit
