import { expect, test } from 'vitest'
import { type Circumstances, decide, type Occasion } from '@/alerts/decide'
import { isBetween } from '@/alerts/quiet'
import { attentionOf, IDLE_MS } from '@/lib/attention'

const MESSAGE: Occasion = {
  own: false,
  personal: false,
  inView: false,
  notify: 'all',
  muted: false,
}
const AWAY: Circumstances = {
  attention: 'hidden',
  elsewhere: false,
  quiet: false,
  sound: true,
  desktop: true,
}
const HERE: Circumstances = { ...AWAY, attention: 'here' }
const IDLE: Circumstances = { ...AWAY, attention: 'idle' }
const NOTHING = { sound: false, desktop: false }
const BOTH = { sound: true, desktop: true }

test('a hidden tab rings and shows it', () => {
  expect(decide(MESSAGE, AWAY)).toEqual(BOTH)
})

test('an idle screen does not swallow what arrives in the thread that stands open on it', () => {
  expect(decide({ ...MESSAGE, inView: true }, IDLE)).toEqual(BOTH)
  expect(decide({ ...MESSAGE, inView: true }, AWAY)).toEqual(BOTH)
})

test('what somebody looks at is silent; beside it a sound is enough', () => {
  expect(decide({ ...MESSAGE, inView: true }, HERE)).toEqual(NOTHING)
  expect(decide(MESSAGE, HERE)).toEqual({ sound: true, desktop: false })
})

test('one tab rings for all', () => {
  expect(decide(MESSAGE, { ...AWAY, elsewhere: true })).toEqual(NOTHING)
})

test('do not disturb is silent whatever comes', () => {
  expect(decide({ ...MESSAGE, personal: true }, { ...AWAY, quiet: true })).toEqual(NOTHING)
})

test("one's own words from another device never ring", () => {
  expect(decide({ ...MESSAGE, own: true, personal: true }, AWAY)).toEqual(NOTHING)
})

test.each([
  ['muted, even by name', { muted: true, personal: true }, NOTHING],
  ['nothing wanted, even by name', { notify: 'none', personal: true }, NOTHING],
  ['mentions wanted, not named', { notify: 'mentions' }, NOTHING],
  ['mentions wanted, and named', { notify: 'mentions', personal: true }, BOTH],
] as const)('%s', (_, more, expected) => {
  expect(decide({ ...MESSAGE, ...more }, AWAY)).toEqual(expected)
})

test('each way is a choice of its own', () => {
  expect(decide(MESSAGE, { ...AWAY, sound: false })).toEqual({ sound: false, desktop: true })
  expect(decide(MESSAGE, { ...AWAY, desktop: false })).toEqual({ sound: true, desktop: false })
})

test('somebody is at a screen that shows, has the keyboard and was touched a moment ago', () => {
  const used = { visible: true, focused: true, still: 1_000 }
  expect(attentionOf(used)).toBe('here')
  expect(attentionOf({ ...used, still: IDLE_MS })).toBe('idle')
  expect(attentionOf({ ...used, focused: false })).toBe('idle')
  expect(attentionOf({ ...used, visible: false })).toBe('hidden')
})

test('quiet hours go over midnight', () => {
  const at = (hour: number, minute = 0) => new Date(2026, 10, 21, hour, minute)
  expect(isBetween('22:00', '07:00', at(23))).toBe(true)
  expect(isBetween('22:00', '07:00', at(6, 59))).toBe(true)
  expect(isBetween('22:00', '07:00', at(7))).toBe(false)
  expect(isBetween('13:00', '14:00', at(13, 30))).toBe(true)
  expect(isBetween('13:00', '14:00', at(12))).toBe(false)
  expect(isBetween(null, null, at(3))).toBe(false)
})
