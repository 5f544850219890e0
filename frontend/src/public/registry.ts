import i18next from 'i18next'
import { type ComponentType, lazy } from 'react'
import type { PublicKind, PublicProps } from './publicKind'

const modules = import.meta.glob('./*/index.ts', { eager: true, import: 'default' }) as Record<
  string,
  PublicKind
>

/** Once per kind: a lazy component made anew would forget what was typed. */
const pages = new Map(
  Object.entries(modules).map(([path, kind]) => {
    const name = path.split('/').at(-2) ?? ''
    const Page = lazy(async () => {
      const [page] = await Promise.all([kind.load(), i18next.loadNamespaces(`public/${name}`)])
      return page
    })
    return [name, { kind, Page }]
  }),
)

export function kindOf(name: string): PublicKind | undefined {
  return pages.get(name)?.kind
}

export function publicPageOf(name: string): ComponentType<PublicProps<unknown>> | undefined {
  return pages.get(name)?.Page
}
