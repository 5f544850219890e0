import type { ComponentType } from 'react'
import type { PublicLink } from '@/api/publicLink'

export interface PublicProps<T> {
  token: string
  link: PublicLink<T>
  /** Ask the hub again what the link opens now. */
  reload: () => void
}

/**
 * What `public/<kind>/index.ts` exports by default; `es.ts` and `en.ts` beside it are its texts,
 * `useTranslation('public/<kind>')`. The frame brings the house's name, loading, and links that are
 * unknown or over.
 */
export interface PublicKind {
  // biome-ignore lint/suspicious/noExplicitAny: each kind knows the shape of its own data
  load: () => Promise<{ default: ComponentType<PublicProps<any>> }>
  /** Milliseconds until one looks again, false for never; `heard` counts the answers so far. */
  pollEvery?: (link: PublicLink, heard: number) => number | false
}
