import type { Order } from '@/api/orders'

const UNBOOKED = ['requested', 'scheduled', 'cannot_complete']
const ENDED = ['done', 'invoiced', 'closed', 'cancelled']

export interface Due {
  /** What is owed next: somebody who goes, or the end of the work. */
  what: 'answer' | 'finish' | 'held'
  at: string
  late: boolean
}

type Promised = Pick<Order, 'state' | 'answer_due_at' | 'finish_due_at' | 'held'>

/** Which promise of an order comes first; null when nothing is owed any more. */
export function dueOf(order: Promised, now: number): Due | null {
  if (ENDED.includes(order.state)) return null
  const { answer_due_at: answer, finish_due_at: finish, held } = order
  if (held && finish) return { what: 'held', at: finish, late: false }
  const owed: Due[] = []
  if (answer && UNBOOKED.includes(order.state)) owed.push(due('answer', answer, now))
  if (finish) owed.push(due('finish', finish, now))
  return owed.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null
}

function due(what: Due['what'], at: string, now: number): Due {
  return { what, at, late: Date.parse(at) < now }
}
