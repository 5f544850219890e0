import { expect, test } from 'vitest'
import type { OrderDetail, OrderStep } from '@/api/orders'
import { ORDER_STATES } from '@/api/orders'
import { dayOf, icsOf, weeksOf } from '@/features/service/calendar'
import es from '@/features/service/es'
import { draftOf, missingIn, NOTHING } from '@/features/service/request'
import { nextOf, toldOf } from '@/features/service/words'

test('a wish of a day is a window of that day', () => {
  const wish = { ...NOTHING, title: 'Ruido', place: 'Obra', day: '2026-11-24', down: true }
  const morning = draftOf({ ...wish, part: 'morning' })
  expect(morning.wanted_from_at).toBe(new Date('2026-11-24T08:00').toISOString())
  expect(morning.wanted_until_at).toBe(new Date('2026-11-24T13:00').toISOString())
  expect(morning.priority).toBe('high')
  expect(draftOf({ ...wish, day: '' }).wanted_from_at).toBeNull()
})

test('hours of a meter are told of a machine only', () => {
  expect(draftOf({ ...NOTHING, meter: '4210' }).hour_meter).toBeNull()
  expect(draftOf({ ...NOTHING, meter: '4210', machine: 'm' }).hour_meter).toBe(4210)
  expect(draftOf(NOTHING)).not.toHaveProperty('customer')
  expect(Object.keys(missingIn(NOTHING))).toEqual(['place', 'title'])
})

test('each state says what happens next, with or without a name', () => {
  const order = {
    technicians: [],
    starts_at: '2026-11-24T14:00:00Z',
    done_at: null,
    place: 'Obra',
    steps: [],
  }
  const words: Record<string, string> = es.next
  for (const state of ORDER_STATES) {
    for (const technicians of [[], [{ id: 't', name: 'Tomás' }]]) {
      const next = nextOf({ ...order, technicians, state } as unknown as OrderDetail, Date.now())
      expect(words[next.key.replace('next.', '')], next.key).toBeTruthy()
    }
  }
})

test('who is on the way is awaited when they said, until they are there', () => {
  const eta_at = '2026-11-24T15:00:00Z'
  const steps = [{ what: 'depart', eta_at }]
  const order = { technicians: [], starts_at: null, done_at: null, place: 'Obra', steps }
  const next = (state: string) => nextOf({ ...order, state } as unknown as OrderDetail, Date.now())
  expect(next('en_route').key).toBe('next.en_routeNobodyAt')
  expect(next('en_route').words.at).not.toBe('')
  expect(next('in_progress').key).toBe('next.in_progressNobody')
  expect(Object.keys(es.next)).toContain('en_routeNobodyAt')
})

test('the history of a customer leaves out what only the house cares for', () => {
  const steps = ['requested', 'edit', 'assign', 'pause', 'finish'].map(what => ({ what }))
  expect(toldOf(steps as OrderStep[]).map(({ what }) => what)).toEqual([
    'finish',
    'assign',
    'requested',
  ])
})

test('a month is whole weeks from Monday', () => {
  const weeks = weeksOf(2026, 10)
  expect(dayOf(weeks[0]?.[0] ?? '')).toBe('2026-10-26')
  expect(dayOf(weeks.at(-1)?.[6] ?? '')).toBe('2026-12-06')
  expect(weeksOf(2027, 1)).toHaveLength(4)
})

test('a visit goes into a calendar, its words kept whole', () => {
  const visit = {
    id: 'o1',
    number: 'OS-000012',
    title: 'Revisión; aceite, filtros',
    place: 'Cantera',
    starts_at: '2026-11-24T14:00:00Z',
    ends_at: '2026-11-24T16:00:00Z',
  }
  const text = icsOf(visit, 'Komaq', new Date('2026-11-23T00:00:00Z')) ?? ''
  expect(text).toContain('DTSTART:20261124T140000Z\r\n')
  expect(text).toContain('SUMMARY:Komaq: Revisión\\; aceite\\, filtros (OS-000012)')
  expect(icsOf({ ...visit, starts_at: null }, 'Komaq', new Date())).toBeNull()
})
