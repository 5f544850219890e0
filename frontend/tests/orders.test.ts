import { expect, test } from 'vitest'
import { ApiError } from '@/api/errors'
import type { OrderDetail } from '@/api/orders'
import { EMPTY, wrongIn } from '@/features/orders/draft'
import { dueOf } from '@/features/orders/due'
import { askedBy, filterOf } from '@/features/orders/filter'
import { refusalOf } from '@/features/orders/refused'
import { bodyOf, lackingIn, slotOf } from '@/features/orders/slot'
import { offerOf } from '@/features/orders/steps'
import { formatMinutes, fromField, toField } from '@/lib/localTime'

const NOON = Date.parse('2026-11-23T12:00:00Z')
const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString()

test('the promise that comes first is shown, and stays late', () => {
  const order = { state: 'requested', answer_due_at: at(-1), finish_due_at: at(8), held: false }
  expect(dueOf({ ...order, state: 'requested' }, NOON)).toEqual({
    what: 'answer',
    at: at(-1),
    late: true,
  })
  expect(dueOf({ ...order, state: 'assigned' }, NOON)?.what).toBe('finish')
  expect(dueOf({ ...order, state: 'assigned' }, NOON)?.late).toBe(false)
  expect(dueOf({ ...order, state: 'done' }, NOON)).toBeNull()
  expect(dueOf({ ...order, state: 'waiting_parts', held: true }, NOON)?.what).toBe('held')
})

test('what the address says and nobody knows asks for nothing', () => {
  const params = new URLSearchParams(
    'state=requested,nonsense&late=1&technician=x&since=ayer&q=cat',
  )
  expect(askedBy(filterOf(params))).toEqual({ q: 'cat', state: 'requested', late: 'true' })
})

test('the next step is the button, what goes back is in the menu', () => {
  expect(offerOf(['edit', 'schedule', 'assign', 'cancel'])).toEqual({
    main: 'assign',
    second: 'schedule',
    others: ['edit', 'cancel'],
  })
  expect(offerOf(['pause', 'wait', 'give-up', 'finish'])).toEqual({
    main: 'finish',
    second: 'pause',
    others: ['wait', 'give-up'],
  })
  expect(offerOf([])).toEqual({ main: null, second: null, others: [] })
})

test('a refusal names who, and what is in the way', () => {
  const fields = { technician: 't1', doubts: { no_skill: ['Hidráulica'], outside_shift: [] } }
  expect(refusalOf(new ApiError(409, 'doubtful', '', fields))).toEqual({
    key: 'doubtful',
    technician: 't1',
    about: ['no_skill:Hidráulica', 'outside_shift'],
    doubtful: true,
  })
  const taken = new ApiError(409, 'overlap', '', { technician: 't1', orders: ['OS-000007'] })
  expect(refusalOf(taken)?.about).toEqual(['OS-000007'])
  expect(refusalOf(new ApiError(409, 'changed', ''))).toBeNull()
})

test('a slot begins when the customer wants it, and is sent with the version', () => {
  const order = {
    starts_at: null,
    ends_at: null,
    wanted_from_at: at(24),
    technicians: [{ id: 't1', name: 'Tomás' }],
    version: 4,
  } as unknown as OrderDetail
  const slot = slotOf(order, NOON)
  expect(fromField(slot.starts)).toBe(at(24))
  expect(bodyOf(order, 'assign', slot, 90)).toEqual({
    version: 4,
    starts_at: at(24),
    ends_at: at(25.5),
    technicians: ['t1'],
    overruled: '',
  })
  expect(lackingIn({ ...slot, technicians: [] }, 90, 'assign', true)).toEqual({
    technicians: 'slot.whoMissing',
    overruled: 'reasonMissing',
  })
  expect(slotOf({ ...order, wanted_from_at: at(-2) }, NOON).starts).toBe(toField(at(1)))
})

test('an order names its customer, what is to be done and where', () => {
  expect(Object.keys(wrongIn(EMPTY))).toEqual(['customer', 'title', 'place'])
  const right = { ...EMPTY, customer: 'c', title: 'Cambio de aceite', machine: 'm' }
  expect(wrongIn(right)).toEqual({})
  const back = { ...right, wanted_from: '2026-11-24T10:00', wanted_until: '2026-11-24T09:00' }
  expect(wrongIn(back)).toEqual({ wanted_until: 'form.untilEarly' })
})

test('minutes are said as people say them', () => {
  expect([45, 60, 90].map(formatMinutes)).toEqual(['45 min', '1 h', '1 h 30 min'])
})
