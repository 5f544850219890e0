import { createStore } from '@/lib/store'

/** The browser's offer to install the app; not in the DOM's types, since not all make one. */
interface InstallOffer extends Event {
  prompt: () => Promise<unknown>
}

export const installing = createStore<InstallOffer | null>(null)

window.addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  installing.set(event as InstallOffer)
})
window.addEventListener('appinstalled', () => installing.set(null))
