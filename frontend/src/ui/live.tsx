import { createStore, useStore } from '@/lib/store'

const KEPT_MS = 10_000

const spoken = createStore<{ key: number; text: string }[]>([])
let said = 0

/** Says a sentence once to screen readers, without moving the focus and after those still unsaid. */
export function announce(text: string): void {
  const key = ++said
  spoken.set([...spoken.get(), { key, text }])
  setTimeout(() => spoken.set(spoken.get().filter(one => one.key !== key)), KEPT_MS)
}

/** Stands once in each shell; only what is added is said, never again what stands there. */
export function LiveRegion() {
  return (
    <div
      className="visually-hidden"
      role="status"
      aria-live="polite"
      aria-atomic="false"
      aria-relevant="additions"
    >
      {useStore(spoken).map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  )
}
