import { createStore, useStore } from '@/lib/store'

export type Scheme = 'light' | 'dark'

const KEPT = 'mostrador.scheme'
const ATTRIBUTE = 'data-mantine-color-scheme'

// scheme.js has set the attribute before the first paint; this store follows it.
const scheme = createStore<Scheme>(
  document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light',
)

export function setScheme(next: Scheme): void {
  localStorage.setItem(KEPT, next)
  document.documentElement.setAttribute(ATTRIBUTE, next)
  scheme.set(next)
}

export function toggleScheme(): void {
  setScheme(scheme.get() === 'dark' ? 'light' : 'dark')
}

export function useScheme(): Scheme {
  return useStore(scheme)
}
