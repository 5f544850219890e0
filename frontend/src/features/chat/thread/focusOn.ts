/** The message of this number, as it stands in a thread. */
export function articleOf(root: HTMLElement | null, number: number): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-number="${number}"]`) ?? null
}

/**
 * What was done to a message is over: whoever works by keyboard goes on from it. Where something
 * else has taken the focus meanwhile, it keeps it.
 */
export function focusOn(article: HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (!article?.isConnected || document.activeElement !== document.body) return
    // Only now: else every press of the mouse on a message would take the focus there.
    article.tabIndex = -1
    article.focus({ preventScroll: true })
    article.addEventListener('blur', () => article.removeAttribute('tabindex'), { once: true })
  })
}
