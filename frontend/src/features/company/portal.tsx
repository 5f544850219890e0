import type { Feature } from '@/lib/feature'
import { IconGroup } from '@/ui/icons'
import { useHasCompany } from './data'

const company: Feature = {
  routes: [{ path: '/portal/company', area: 'portal', load: () => import('./pages/CompanyPage') }],
  nav: [
    {
      to: '/portal/company',
      area: 'portal',
      label: 'nav.company',
      icon: IconGroup,
      order: 60,
      useShown: useHasCompany,
    },
  ],
}

export default company
