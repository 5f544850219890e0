import i18next from 'i18next'
import { lazy, Suspense } from 'react'
import { BrowserRouter, Outlet, Route, Routes, useLocation } from 'react-router'
import type { Area, FeatureRoute } from '@/lib/feature'
import { features } from './features'
import { AllowedRoles } from './guards/AllowedRoles'
import { GoHome } from './guards/GoHome'
import { SignedIn } from './guards/SignedIn'
import { NotFound } from './NotFound'
import { PageError } from './PageError'
import { Starting } from './Starting'

const StaffShell = lazy(async () => ({
  default: (await import('./shell/StaffShell')).StaffShell,
}))
const PortalShell = lazy(async () => ({
  default: (await import('./shell/PortalShell')).PortalShell,
}))

function pageRoute(feature: string, { path, load, roles }: FeatureRoute) {
  const Page = lazy(async () => {
    const [page] = await Promise.all([load(), i18next.loadNamespaces(feature)])
    return page
  })
  return (
    <Route
      key={path}
      path={path}
      element={roles ? <AllowedRoles roles={roles} Page={Page} /> : <Page />}
    />
  )
}

function routesOf(area: Area) {
  return features.flatMap(feature =>
    feature.routes
      .filter(route => route.area === area)
      .map(route => pageRoute(feature.name, route)),
  )
}

const SettingsIndex = lazy(async () => {
  const [page] = await Promise.all([
    import('./settings/SettingsIndex'),
    i18next.loadNamespaces(features.filter(each => each.settings).map(each => each.name)),
  ])
  return page
})

const staffRoutes = routesOf('staff')
const portalRoutes = routesOf('portal')
const publicRoutes = routesOf('public')

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

/** Declarative routes: the data router alone would cost the portal a tenth of its script. */
export function Router() {
  return (
    <BrowserRouter>
      <Routes>
        <Route element={<Guarded />}>
          <Route index element={<GoHome />} />
          {publicRoutes}
          <Route element={<SignedIn area="staff" />}>
            <Route element={<StaffShell />}>
              <Route path="/settings" element={<SettingsIndex />} />
              {staffRoutes}
            </Route>
          </Route>
          <Route element={<SignedIn area="portal" />}>
            <Route element={<PortalShell />}>{portalRoutes}</Route>
          </Route>
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </BrowserRouter>
  )
}
