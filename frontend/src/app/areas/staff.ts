import { offerCustomerTabs } from '@/lib/customerTabs'
import type { Feature } from '@/lib/feature'
import { offerOrderTabs } from '@/lib/orderTabs'
import { named } from './area'

export const features = named(
  import.meta.glob('../../features/*/routes.tsx', {
    eager: true,
    import: 'default',
  }) as Record<string, Feature>,
)

offerCustomerTabs(
  features.flatMap(({ name, customerTabs = [] }) =>
    customerTabs.map(tab => ({ ...tab, namespace: name })),
  ),
)

offerOrderTabs(
  features.flatMap(({ name, orderTabs = [] }) =>
    orderTabs.map(tab => ({ ...tab, namespace: name })),
  ),
)

export const nav = features.flatMap(feature => feature.nav ?? [])
