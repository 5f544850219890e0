import { createStore, useStore } from './store'

/** `idle`: the tab shows, but nobody is at it. `hidden`: another tab or window covers it. */
export type Attention = 'here' | 'idle' | 'hidden'

/** So long may somebody read without touching anything. */
export const IDLE_MS = 60_000
const LOOK_MS = 5_000
const STALE_MS = 3 * LOOK_MS
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Whether somebody looks, from what a browser can tell; `still` is how long nothing was touched. */
export function attentionOf(tab: { visible: boolean; focused: boolean; still: number }): Attention {
  if (!tab.visible) return 'hidden'
  return tab.focused && tab.still < IDLE_MS ? 'here' : 'idle'
}

let touchedAt = Date.now()

function look(): Attention {
  const visible = document.visibilityState === 'visible'
  return attentionOf({ visible, focused: document.hasFocus(), still: Date.now() - touchedAt })
}

export const attention = createStore<Attention>(look())

const others =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hub-attention')
let usedElsewhereAt = 0

function renew(): void {
  const now = look()
  attention.set(now)
  if (now === 'here') others?.postMessage(null)
}

function touched(): void {
  touchedAt = Date.now()
  if (attention.get() !== 'here') renew()
}

if (others) {
  others.onmessage = () => {
    usedElsewhereAt = Date.now()
  }
}
for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true })
window.addEventListener('focus', touched)
window.addEventListener('blur', renew)
document.addEventListener('visibilitychange', renew)
setInterval(renew, LOOK_MS)

/** Whether somebody is at another tab of this browser: that one hears the same and rings. */
export function isUsedElsewhere(): boolean {
  return Date.now() - usedElsewhereAt < STALE_MS
}

/** Whether somebody looks at this tab right now. */
export function useAttentive(): boolean {
  return useStore(attention) === 'here'
}
