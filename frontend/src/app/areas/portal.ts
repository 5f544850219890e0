import type { PortalFeature } from '@/lib/feature'
import { offerOrderTabs } from '@/lib/orderTabs'
import { named } from './area'

export const features = named(
  import.meta.glob('../../features/*/portal.{ts,tsx}', {
    eager: true,
    import: 'default',
  }) as Record<string, PortalFeature>,
)

offerOrderTabs(
  features.flatMap(({ name, orderTabs = [] }) =>
    orderTabs.map(tab => ({ ...tab, namespace: name })),
  ),
)

export const nav = features.flatMap(feature => feature.nav ?? [])
