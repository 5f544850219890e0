const WORKER = '/sw.js'

/** The worker that reaches a closed tab; without one everything else works all the same. */
export function registerWorker(): void {
  navigator.serviceWorker?.register(WORKER).catch(() => {
    // Refused by a private window or a policy: desktop notices then stay off.
  })
}

/** Calls back with the page a click on a notice leads to. */
export function onNoticeClick(open: (path: string) => void): () => void {
  const heard = ({ data }: MessageEvent<{ type?: string; path?: string }>) => {
    if (data?.type === 'open' && data.path) open(data.path)
  }
  navigator.serviceWorker?.addEventListener('message', heard)
  return () => navigator.serviceWorker?.removeEventListener('message', heard)
}
