import { lazy, Suspense } from 'react'
import { BrowserRouter, Outlet, Route, Routes, useLocation } from 'react-router'
import type { PublicFeature } from '@/lib/feature'
import { named, pagesOf } from './areas/area'
import { GoHome } from './guards/GoHome'
import { PageError } from './PageError'
import { Starting } from './Starting'

const StaffArea = lazy(() => import('./areas/StaffArea'))
const PortalArea = lazy(() => import('./areas/PortalArea'))

const publicPages = named(
  import.meta.glob('../features/*/public.ts', {
    eager: true,
    import: 'default',
  }) as Record<string, PublicFeature>,
).map(pagesOf)

function Guarded() {
  const { pathname } = useLocation()
  return (
    <PageError address={pathname}>
      <Suspense fallback={<Starting />}>
        <Outlet />
      </Suspense>
    </PageError>
  )
}

/** Each area's pages are known only where somebody enters it. */
function Areas() {
  return /^\/portal(\/|$)/.test(useLocation().pathname) ? <PortalArea /> : <StaffArea />
}

/** Declarative routes: the data router alone would cost the portal a tenth of its script. */
export function Router() {
  return (
    <BrowserRouter>
      <Routes>
        <Route element={<Guarded />}>
          <Route index element={<GoHome />} />
          {publicPages}
          <Route path="*" element={<Areas />} />
        </Route>
      </Routes>
    </BrowserRouter>
  )
}
