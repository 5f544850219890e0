import type { Feature } from '@/lib/feature'
import { COUNTER, STAFF } from '@/lib/roles'
import { IconChart } from '@/ui/icons'

const reports: Feature = {
  routes: [
    { path: '/reports', roles: STAFF, load: () => import('./pages/IndexPage') },
    { path: '/reports/runs', roles: STAFF, load: () => import('./pages/RunsPage') },
    { path: '/reports/goals', roles: STAFF, load: () => import('./pages/GoalsPage') },
    { path: '/reports/wallboard', roles: COUNTER, load: () => import('./pages/WallboardPage') },
    { path: '/reports/:key', roles: STAFF, load: () => import('./pages/ReportPage') },
  ],
  nav: [
    {
      to: '/reports',
      label: { es: 'Reportes', en: 'Reports' },
      icon: IconChart,
      order: 55,
      roles: COUNTER,
    },
  ],
}

export default reports
