import { Suspense } from 'react'
import { features } from '../features'

/** What features keep running behind every page: the socket, sounds, the title counter. */
export function Backgrounds({ area }: { area: 'staff' | 'portal' }) {
  return features.map(({ name, Background }) => {
    const Runs = Background?.[area]
    return Runs ? (
      <Suspense key={name} fallback={null}>
        <Runs />
      </Suspense>
    ) : null
  })
}
