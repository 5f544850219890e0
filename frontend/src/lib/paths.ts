/** Only a path of our own: `//evil` and `/\evil` are other hosts to a browser. */
export function ownPath(next: string | null | undefined): string | null {
  return next && /^\/(?![/\\])[^\s]*$/.test(next) ? next : null
}
