import { createStore, useStore } from '@/lib/store'

const spoken = createStore('')

/** Says a sentence to screen readers without moving the focus. */
export function announce(text: string): void {
  spoken.set('')
  queueMicrotask(() => spoken.set(text))
}

/** Stands once in each shell. */
export function LiveRegion() {
  return (
    <div className="visually-hidden" aria-live="polite" role="status">
      {useStore(spoken)}
    </div>
  )
}
