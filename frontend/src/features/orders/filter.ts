import { ORDER_STATES, PRIORITIES } from '@/api/orders'

export const FIELDS = [
  'q',
  'state',
  'technician',
  'kind',
  'priority',
  'since',
  'until',
  'unassigned',
  'late',
  'customer',
  'machine',
] as const
export type Field = (typeof FIELDS)[number]
export type Filter = Partial<Record<Field, string>>

const KNOWN: Partial<Record<Field, readonly string[]>> = {
  priority: PRIORITIES,
  unassigned: ['1'],
  late: ['1'],
}
const ID = /^[0-9a-f-]{36}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const SHAPES: Partial<Record<Field, RegExp>> = {
  technician: ID,
  kind: ID,
  customer: ID,
  machine: ID,
  since: DAY,
  until: DAY,
}

/** What the address asks for; a word nobody knows asks for nothing. */
export function filterOf(params: URLSearchParams): Filter {
  const found: Filter = {}
  for (const field of FIELDS) {
    const value = field === 'state' ? statesOf(params).join(',') : (params.get(field) ?? '')
    const known = KNOWN[field]?.includes(value) ?? SHAPES[field]?.test(value) ?? true
    if (value && known) found[field] = value
  }
  return found
}

export function statesOf(params: URLSearchParams): string[] {
  const asked = (params.get('state') ?? '').split(',')
  return ORDER_STATES.filter(state => asked.includes(state))
}

/** As the door takes it: what is switched on is `true`. */
export function askedBy(filter: Filter): Record<string, string> {
  const { unassigned, late, ...others } = filter
  return {
    ...others,
    ...(unassigned && { unassigned: 'true' }),
    ...(late && { late: 'true' }),
  }
}
