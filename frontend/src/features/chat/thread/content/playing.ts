let current: HTMLMediaElement | null = null

/** One voice at a time. */
export function silenceOthers(player: HTMLMediaElement): void {
  if (current !== player) current?.pause()
  current = player
}
