import i18next from 'i18next'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { SignedIn } from '../guards/SignedIn'
import { NotFound } from '../NotFound'
import { StaffShell } from '../shell/StaffShell'
import { pagesOf } from './area'
import { features } from './staff'

const SettingsIndex = lazy(async () => {
  const [page] = await Promise.all([
    import('../settings/SettingsIndex'),
    i18next.loadNamespaces(features.map(each => each.name)),
  ])
  return page
})

const pages = features.map(pagesOf)

/** Every page of the staff; none of it reaches a customer's browser. */
export default function StaffArea() {
  return (
    <Routes>
      <Route element={<SignedIn area="staff" />}>
        <Route element={<StaffShell />}>
          <Route path="/settings" element={<SettingsIndex />} />
          {pages}
        </Route>
      </Route>
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
