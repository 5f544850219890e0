import { useMediaQuery } from '@mantine/hooks'
import { Suspense } from 'react'
import { features } from '../areas/staff'

/** What floats beside the page; narrow screens have no room and reach the same by the rail. */
export function Docks() {
  const wide = useMediaQuery('(width >= 1024px)', true, { getInitialValueInEffect: false })
  if (!wide) return null
  return features.map(({ name, Dock }) =>
    Dock ? (
      <Suspense key={name} fallback={null}>
        <Dock />
      </Suspense>
    ) : null,
  )
}
