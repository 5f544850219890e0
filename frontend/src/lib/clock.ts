import { useSyncExternalStore } from 'react'

const TICK_MS = 15_000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    now = Date.now()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The time, renewed every 15 s; one timer serves every age and countdown on the screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

let ahead = 0

/** The hub has just said its time; clocks of shops are minutes wrong. */
export function heardHubTime(now: string): void {
  const said = Date.parse(now)
  if (!Number.isNaN(said)) ahead = Date.now() - said
}

/** The hub's clock, ms, as far as it is known. */
export function hubNow(): number {
  return Date.now() - ahead
}
