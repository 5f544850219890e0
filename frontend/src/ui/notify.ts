import { createStore } from '@/lib/store'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { label: string; run: () => void }
}

const PLAIN_MS = 5_000
const BAD_MS = 9_000
const KEPT = 3

export const toasts = createStore<Toast[]>([])
let nextId = 1

export function dismiss(id: number): void {
  toasts.set(toasts.get().filter(toast => toast.id !== id))
}

/** A short word at the edge of the screen, with a way back where there is one. */
export function notify(
  text: string,
  action?: Toast['action'],
  tone: Toast['tone'] = 'plain',
): void {
  const id = nextId++
  toasts.set([...toasts.get().slice(1 - KEPT), { id, text, tone, action }])
  setTimeout(() => dismiss(id), tone === 'bad' ? BAD_MS : PLAIN_MS)
}
