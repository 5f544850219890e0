import i18next from 'i18next'
import { type ComponentType, lazy, Suspense } from 'react'
import { Skeletons } from './Skeletons'

interface Tab<P> {
  namespace: string
  load: () => Promise<{ default: ComponentType<P> }>
}

// biome-ignore lint/suspicious/noExplicitAny: each tab is kept with the component it loads itself.
const loaded = new WeakMap<object, ComponentType<any>>()

/** What another feature shows of the thing of this page; its words come with it. */
export function Offered<P extends object>({ tab, of }: { tab: Tab<P>; of: P }) {
  const Content: ComponentType<P> =
    loaded.get(tab) ??
    lazy(async () => {
      const [content] = await Promise.all([tab.load(), i18next.loadNamespaces(tab.namespace)])
      return content
    })
  loaded.set(tab, Content)
  return (
    <Suspense fallback={<Skeletons rows={4} />}>
      <Content {...of} />
    </Suspense>
  )
}
