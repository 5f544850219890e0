/** Steps that ask why. */
export const NEEDS_REASON = ['pause', 'wait', 'give-up', 'reopen', 'cancel', 'break-off']
/** Steps of a technician's day: taken at one press, the state says so at once. */
export const AT_ONCE = ['depart', 'start', 'resume']
/** What is danger to press by mistake. */
export const GRAVE = ['cancel', 'break-off', 'give-up']

/** The one that is usually meant, from the left. */
const FIRST = ['assign', 'depart', 'start', 'resume', 'finish', 'close', 'schedule']
/** Forms of their own. */
const LAST = ['edit', 'unassign', 'wait', 'give-up', 'reopen', 'cancel', 'break-off']

export interface Offer {
  /** The button. */
  main: string | null
  /** Beside it. */
  second: string | null
  /** In the menu. */
  others: string[]
}

/** How the steps the hub allows are offered: the next one first, the rest behind it. */
export function offerOf(allowed: readonly string[]): Offer {
  const ordered = [...allowed].sort((a, b) => placeOf(a) - placeOf(b))
  const forward = ordered.filter(step => !LAST.includes(step))
  const [main = null, second = null, ...rest] = forward
  return { main, second, others: [...rest, ...ordered.filter(step => LAST.includes(step))] }
}

function placeOf(step: string): number {
  const known = [...FIRST, ...LAST].indexOf(step)
  return known < 0 ? FIRST.length : known
}
