import { Suspense } from 'react'
import type { PortalFeature } from '@/lib/feature'
import type { Named } from '../areas/area'

/** What features keep running behind every page: the socket, sounds, the title counter. */
export function Backgrounds({ features }: { features: Named<PortalFeature>[] }) {
  return features.map(({ name, Background }) =>
    Background ? (
      <Suspense key={name} fallback={null}>
        <Background />
      </Suspense>
    ) : null,
  )
}
