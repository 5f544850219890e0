import type { Feature } from '@/lib/feature'
import { OFFICE } from '@/lib/roles'

const checklists: Feature = {
  routes: [
    {
      path: '/settings/checklists',
      roles: OFFICE,
      load: () => import('./pages/ChecklistsPage'),
    },
    {
      path: '/settings/checklists/:id',
      roles: OFFICE,
      load: () => import('./pages/ChecklistPage'),
    },
  ],
}

export default checklists
