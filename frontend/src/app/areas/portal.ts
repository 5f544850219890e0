import type { PortalFeature } from '@/lib/feature'
import { named } from './area'

export const features = named(
  import.meta.glob('../../features/*/portal.{ts,tsx}', {
    eager: true,
    import: 'default',
  }) as Record<string, PortalFeature>,
)

export const nav = features.flatMap(feature => feature.nav ?? [])
