import type { PortalFeature } from '@/lib/feature'
import { IconGroup } from '@/ui/icons'
import { useHasCompany } from './data'

const company: PortalFeature = {
  routes: [{ path: '/portal/company', load: () => import('./pages/CompanyPage') }],
  nav: [
    {
      to: '/portal/company',
      label: { es: 'Empresa', en: 'Company' },
      icon: IconGroup,
      order: 60,
      useShown: useHasCompany,
    },
  ],
}

export default company
