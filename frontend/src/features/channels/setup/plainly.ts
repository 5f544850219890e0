import type { TestAnswer } from '../data'

export type Reason = 'other' | 'unreachable' | 'webhook' | 'token' | 'unclear'

const SIGNS: [Reason, RegExp][] = [
  ['other', /belong[s]? to another account/i],
  ['unreachable', /did not answer|unreachable|no connection|^network|time-?out|connection broke/i],
  ['webhook', /webhook was refused|bad webhook|https url|subscribed_apps/i],
  [
    'token',
    /token|unauthori[sz]ed|authenticat|not found|forbidden|oauth|expired|session|permission|20003|\b190\b|\b401\b/i,
  ],
]

/** What a provider's refusal means, as far as its words tell. */
export function reasonOf({ detail, refused }: Pick<TestAnswer, 'detail' | 'refused'>): Reason {
  const [reason] = SIGNS.find(([, sign]) => sign.test(detail)) ?? []
  return reason ?? (refused ? 'token' : 'unclear')
}
