import { expect, test } from 'vitest'
import { endOf } from '@/lib/ends'

const SATURDAY = new Date(2026, 10, 21, 16, 30)
const SUNDAY = new Date(2026, 10, 22, 16, 30)
const MONDAY = new Date(2026, 10, 23, 0, 0)

test('a day ends at midnight, a week after its Sunday', () => {
  expect(endOf('today', SATURDAY)).toEqual(new Date(2026, 10, 22))
  expect(endOf('week', SATURDAY)).toEqual(MONDAY)
  expect(endOf('week', SUNDAY)).toEqual(MONDAY)
  expect(endOf('week', MONDAY)).toEqual(new Date(2026, 10, 30))
})

test('hours count from now', () => {
  expect(endOf('half', SATURDAY)).toEqual(new Date(2026, 10, 21, 17, 0))
  expect(endOf('four', SATURDAY)).toEqual(new Date(2026, 10, 21, 20, 30))
})
