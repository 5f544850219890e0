import { createStore, useStore } from '@/lib/store'

export type Scheme = 'light' | 'dark'

const KEPT = 'mostrador.scheme'
const ATTRIBUTE = 'data-mantine-color-scheme'

// scheme.js has set the attribute before the first paint; this store follows it.
const scheme = createStore<Scheme>(
  document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light',
)

// Who never chose sees what their system shows, also when it changes in the evening.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
  if (!localStorage.getItem(KEPT)) show(matches ? 'dark' : 'light')
})

export function setScheme(next: Scheme): void {
  localStorage.setItem(KEPT, next)
  show(next)
}

function show(next: Scheme): void {
  document.documentElement.setAttribute(ATTRIBUTE, next)
  scheme.set(next)
}

export function toggleScheme(): void {
  setScheme(scheme.get() === 'dark' ? 'light' : 'dark')
}

export function useScheme(): Scheme {
  return useStore(scheme)
}
