import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'

const contracts: Feature = {
  routes: [],
  customerTabs: [
    {
      key: 'contracts',
      label: { es: 'Contratos', en: 'Contracts' },
      order: 60,
      roles: COUNTER,
      load: () => import('./components/CustomerTab'),
    },
  ],
}

export default contracts
