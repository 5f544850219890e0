let held = !navigator.locks

/** Whether this tab speaks for all tabs of the browser while nobody is at any of them. */
export function hasEars(): boolean {
  return held
}

/** Waits its turn among the signed-in tabs; one at a time has it, until the result is called. */
export function takeEars(): () => void {
  if (!navigator.locks) return () => {}
  const over = new AbortController()
  let release = () => {}
  navigator.locks
    .request('hub-ears', { signal: over.signal }, () => {
      held = true
      return new Promise<void>(resolve => {
        release = resolve
      })
    })
    .catch(() => {
      // Left before its turn came.
    })
  return () => {
    held = false
    release()
    over.abort()
  }
}
