import { expect, test } from 'vitest'
import type { Sla } from '@/api/deeds'
import { ApiError } from '@/api/errors'
import { asAction } from '@/features/chat/macros/data'
import { asksForLabel, labelAsked } from '@/features/chat/thread/askLabel'
import { slaState } from '@/features/chat/thread/SlaChip'
import { minutesText } from '@/lib/deeds'

const at = (minute: number) => `2026-11-21T12:${String(minute).padStart(2, '0')}:00Z`
const sla: Sla = {
  policy: { id: 'p', name: 'Estándar' },
  kind: 'first',
  since: at(0),
  due_at: at(30),
  warn_at: at(20),
  breached_at: null,
  paused: false,
}

test('a promise is shown from its warning on, and while it is broken', () => {
  const state = (minute: number, more: Partial<Sla> = {}) =>
    slaState({ ...sla, ...more }, Date.parse(at(minute)))
  expect([19, 20, 29, 30].map(minute => state(minute))).toEqual([null, 'near', 'near', 'over'])
  expect(state(40, { paused: true, due_at: null, warn_at: null })).toBeNull()
  expect(slaState(null, Date.now())).toBeNull()
})

test('minutes are said as people say them', () => {
  expect([0, 5, 60, 90, 1500].map(minutesText)).toEqual([
    '0 min',
    '5 min',
    '1 h',
    '1 h 30 min',
    '1 d 1 h',
  ])
})

test('a macro is typed by its name', () => {
  const macro = {
    id: 'm',
    name: '¡Gracias, adiós!',
    actions: [],
    personal: false,
    team: null,
    used: 0,
  }
  expect(asAction(macro).slash).toBe('gracias-adios')
})

test('only a missing label is asked for, and resolving goes on', () => {
  const refused = new ApiError(409, 'label_required', '', { labels: ['venta'] })
  expect(asksForLabel(new ApiError(409, 'conflict', ''), ['c'], () => {})).toBe(false)
  expect(asksForLabel(refused, ['c'], () => {})).toBe(true)
  expect(labelAsked.get()).toMatchObject({ ids: ['c'], choices: ['venta'] })
})
