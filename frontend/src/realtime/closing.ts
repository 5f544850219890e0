/** What to do after the socket closed, per code of the contract. */
export type Next =
  | { act: 'wait'; ms: number; forget?: true; signIn?: true }
  | { act: 'stop' }
  | { act: 'give-up-session' }

const PROTOCOL_PATIENCE = 3

/** Full jitter between 0 and 0.5 s · 2ⁿ, at most 30 s. */
export function backoff(attempt: number, random: () => number): number {
  return Math.floor(random() * Math.min(30_000, 500 * 2 ** attempt))
}

interface Closed {
  code: number
  /** From the `bye` before it, when one came. */
  reconnectMs: number | null
  /** Failed tries in a row. */
  attempt: number
  /** Protocol errors in a row. */
  protocolErrors: number
}

export function afterClose(closed: Closed, random: () => number = Math.random): Next {
  const { code, reconnectMs, attempt, protocolErrors } = closed
  switch (code) {
    case 1012:
      return { act: 'wait', ms: Math.floor(random() * (reconnectMs ?? 5_000)) }
    case 1009:
    case 4400:
      if (protocolErrors >= PROTOCOL_PATIENCE) return { act: 'stop' }
      return { act: 'wait', ms: backoff(attempt, random) }
    case 4401:
      return { act: 'wait', ms: attempt === 0 ? 0 : backoff(attempt, random), signIn: true }
    case 4403:
      return { act: 'give-up-session' }
    case 4409:
      return { act: 'stop' }
    case 4411:
      return { act: 'wait', ms: backoff(attempt, random), forget: true }
    case 4410:
    case 4412:
      return { act: 'wait', ms: attempt === 0 ? 0 : backoff(attempt, random) }
    case 4429:
      return { act: 'wait', ms: reconnectMs ?? 5_000 + backoff(attempt, random) }
    default:
      return { act: 'wait', ms: reconnectMs ?? backoff(attempt, random) }
  }
}
