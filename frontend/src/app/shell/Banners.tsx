import { Suspense } from 'react'
import { features } from '../areas/staff'

/** What features have to say above whatever page stands open. */
export function Banners() {
  return (
    <Suspense fallback={null}>
      {features.map(({ name, Banner }) => Banner && <Banner key={name} />)}
    </Suspense>
  )
}
