import { cleanup } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeAll } from 'vitest'
import { loadTexts } from '../src/app/texts'
import { startTexts } from '../src/lib/i18n'

beforeAll(async () => {
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
    onchange: null,
  })) as typeof window.matchMedia
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  await startTexts(loadTexts)
  await i18next.loadNamespaces('codes')
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
