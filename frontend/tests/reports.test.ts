import { describe, expect, test } from 'vitest'
import { dayOf, drawn, durationOf, isDay, shown } from '@/features/reports/values'

describe('values of reports', () => {
  test.each([
    [0, '0 s'],
    [59, '59 s'],
    [61, '1 min'],
    [3_600, '1 h 00 min'],
    [11_100, '3 h 05 min'],
    [187_200, '2 d 4 h'],
  ])('%d seconds are %s', (seconds, said) => {
    expect(durationOf(seconds)).toBe(said)
  })

  test('a unit says how a number is read, and nothing is a dash', () => {
    expect(shown(null, 'count')).toBe('–')
    expect(shown(62.54, 'percent')).toBe('62.5 %')
    expect(shown({ amount: '-1250.00', currency: 'PEN' }, 'money')).toBe('−S/ 1,250.00')
    expect(drawn(12.5, 'money', 'PEN')).toBe('S/ 12.50')
    expect(shown('<b>', 'text')).toBe('<b>')
  })

  test('a day is that day in whatever zone the browser lives', () => {
    expect(isDay('2026-11-01') && !isDay('Web')).toBe(true)
    expect(dayOf('2026-11-01')).toMatch(/^1 nov\.? 2026$/)
  })
})
