import i18next from 'i18next'
import { lazy } from 'react'
import { Route } from 'react-router'
import type { PublicFeature } from '@/lib/feature'
import type { Role } from '@/lib/roles'
import { AllowedRoles } from '../guards/AllowedRoles'

export type Named<T> = T & { name: string }

/** What the files of the features say, each under the name of its folder. */
export function named<T extends object>(modules: Record<string, T>): Named<T>[] {
  return Object.entries(modules).map(([path, feature]) => ({ ...feature, name: folderOf(path) }))
}

export function folderOf(path: string): string {
  return path.split('/').at(-2) ?? ''
}

/** The entries meant for one's role, in their order. */
export function entriesFor<T extends { order: number; roles?: readonly Role[] }>(
  role: Role,
  entries: T[],
): T[] {
  return entries
    .filter(({ roles }) => !roles || roles.includes(role))
    .sort((a, b) => a.order - b.order)
}

/** Each page comes with the texts of its feature. */
export function pagesOf({ name, routes }: Named<PublicFeature>) {
  return routes.map(({ path, load, roles }) => {
    const Page = lazy(async () => {
      const [page] = await Promise.all([load(), i18next.loadNamespaces(name)])
      return page
    })
    const page = roles ? <AllowedRoles roles={roles} Page={Page} /> : <Page />
    return <Route key={path} path={path} element={page} />
  })
}
