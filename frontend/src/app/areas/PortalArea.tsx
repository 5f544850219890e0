import { Route, Routes } from 'react-router'
import { SignedIn } from '../guards/SignedIn'
import { NotFound } from '../NotFound'
import { PortalShell } from '../shell/PortalShell'
import { pagesOf } from './area'
import { features } from './portal'

const pages = features.map(pagesOf)

/** Every page of a customer. */
export default function PortalArea() {
  return (
    <Routes>
      <Route element={<SignedIn area="portal" />}>
        <Route element={<PortalShell />}>{pages}</Route>
      </Route>
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
