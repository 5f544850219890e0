import type { Notify } from '@/api/types'
import type { Attention } from '@/lib/attention'

/** What happened, as far as it matters for ringing. */
export interface Occasion {
  /** Made by the reader, on whatever device. */
  own: boolean
  /** It names the reader or speaks to them alone. */
  personal: boolean
  /** What it is about stands open on this screen. */
  inView: boolean
  /** The reader's choice for this conversation. */
  notify: Notify
  muted: boolean
}

/** How the reader is to be reached at the moment. */
export interface Circumstances {
  attention: Attention
  /** Another tab of this browser rings. */
  elsewhere: boolean
  /** Do not disturb, or quiet hours. */
  quiet: boolean
  sound: boolean
  desktop: boolean
}

export interface Alert {
  sound: boolean
  desktop: boolean
}

const SILENCE: Alert = { sound: false, desktop: false }

/**
 * Whether something rings and shows itself outside the page. Only what somebody really looks at
 * keeps silent: a screen left on with the thread open must not swallow its messages.
 */
export function decide(occasion: Occasion, now: Circumstances): Alert {
  if (occasion.own || !isWanted(occasion) || now.quiet || now.elsewhere) return SILENCE
  const here = now.attention === 'here'
  if (here && occasion.inView) return SILENCE
  return { sound: now.sound, desktop: now.desktop && !here }
}

/** What is unread counts all the same; this is only about being called. */
export function isWanted({ notify, muted, personal }: Omit<Occasion, 'own' | 'inView'>): boolean {
  if (muted || notify === 'none') return false
  return notify === 'all' || personal
}
