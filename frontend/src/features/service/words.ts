import { arrivalOf, type OrderDetail, type OrderStep } from '@/api/orders'
import { formatDayLine, formatTime } from '@/lib/format'

/** Steps a customer cares for; the house's own stay with the house. */
const TOLD = [
  'requested',
  'schedule',
  'assign',
  'depart',
  'start',
  'wait',
  'give-up',
  'finish',
  'reopen',
  'cancel',
  'break-off',
  'completed',
  'forgotten',
]

/** What a customer is shown of the history, the latest first. */
export function toldOf(steps: OrderStep[]): OrderStep[] {
  return steps.filter(({ what }) => TOLD.includes(what)).reverse()
}

/** `mañana`-like words would age on a printed page: `lunes, 23 de noviembre, 09:00`. */
export function dayAndTime(at: string, now: number): string {
  return `${formatDayLine(at, now)}, ${formatTime(at)}`
}

interface Next {
  key: string
  words: { who: string; when: string; what: string; at: string }
}

/** What happens next, as a key of its words and what they name. */
export function nextOf(order: OrderDetail, now: number): Next {
  const who = order.technicians.map(({ name }) => name).join(', ')
  const at = order.done_at && isOver(order) ? order.done_at : order.starts_at
  const what = order.machine?.name ?? order.place
  const arrives = arrivalOf(order)
  const nobody = who || !NAMES.includes(order.state) ? '' : 'Nobody'
  return {
    key: `next.${order.state}${nobody}${arrives ? 'At' : ''}`,
    words: {
      who,
      when: at ? dayAndTime(at, now) : '',
      what,
      at: arrives ? formatTime(arrives) : '',
    },
  }
}

const NAMES = ['assigned', 'en_route', 'in_progress']
const OVER = ['done', 'invoiced', 'closed']

export function isOver({ state }: { state: string }): boolean {
  return OVER.includes(state) || state === 'cancelled'
}
