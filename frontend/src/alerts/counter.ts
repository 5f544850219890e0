/** How much waits, in the tab's title and on the app's icon; always the whole number, never a step. */
export function showCount(count: number, name: string): void {
  document.title = count > 0 ? `(${count}) ${name}` : name
  // Refused where the app is not installed: the title says it all the same.
  if (count > 0) navigator.setAppBadge?.(count).catch(() => {})
  else navigator.clearAppBadge?.().catch(() => {})
}
