import { expect, test } from 'vitest'
import { whenOf } from '@/lib/when'

/** Saturday noon. */
const NOW = new Date(2026, 10, 21, 12, 0)

function said(words: string, now = NOW): string | null {
  const when = whenOf(words, now)
  if (!when) return null
  if ('onReply' in when) return 'reply'
  const { at } = when
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}

test.each([
  ['mañana 9', '2026-11-22 09:00'],
  ['Mañana', '2026-11-22 09:00'],
  ['mañana a las 8 y media', '2026-11-22 08:30'],
  ['mañana por la tarde', '2026-11-22 15:00'],
  ['mañana en la noche', '2026-11-22 19:00'],
  ['mañana 3 de la tarde', '2026-11-22 15:00'],
  ['pasado mañana 10:15', '2026-11-23 10:15'],
  ['en 2 horas', '2026-11-21 14:00'],
  ['dentro de 30 min', '2026-11-21 12:30'],
  ['media hora', '2026-11-21 12:30'],
  ['una hora y media', '2026-11-21 13:30'],
  ['en 3 días', '2026-11-24 12:00'],
  ['próximo viernes', '2026-11-27 09:00'],
  ['viernes que viene 4pm', '2026-11-27 16:00'],
  ['lun 15:30', '2026-11-23 15:30'],
  ['el miércoles', '2026-11-25 09:00'],
  ['sábado 10', '2026-11-28 10:00'],
  ['sábado 18:00', '2026-11-21 18:00'],
  ['próximo sábado 18:00', '2026-11-28 18:00'],
  ['la próxima semana', '2026-11-23 09:00'],
  ['esta noche', '2026-11-21 19:00'],
  ['hoy 17:00', '2026-11-21 17:00'],
  ['8:00', '2026-11-22 08:00'],
  ['hoy a las 12 de la noche', '2026-11-22 00:00'],
  ['medianoche', '2026-11-22 00:00'],
  ['tonight at 12', '2026-11-22 00:00'],
  ['mañana 12', '2026-11-22 12:00'],
  ['9:00 p. m.', '2026-11-21 21:00'],
  ['en 2 días a las 9', '2026-11-23 09:00'],
  ['in a week at 4pm', '2026-11-28 16:00'],
  ['en 2 días a las 25', null],
  ['a las 5', '2026-11-22 05:00'],
  ['24/12 10am', '2026-12-24 10:00'],
  ['3 de enero', '2027-01-03 09:00'],
  ['1/2/2027 12:00', '2027-02-01 12:00'],
  ['tomorrow 9am', '2026-11-22 09:00'],
  ['in 2 hours', '2026-11-21 14:00'],
  ['next friday', '2026-11-27 09:00'],
  ['monday at 3:30pm', '2026-11-23 15:30'],
  ['next week', '2026-11-23 09:00'],
  ['tonight', '2026-11-21 19:00'],
  ['in an hour', '2026-11-21 13:00'],
  ['hasta que responda', 'reply'],
  ['until they reply', 'reply'],
])('%s', (words, at) => {
  expect(said(words)).toBe(at)
})

test.each([
  '',
  'xyz',
  '9',
  'mañana 25',
  'mañana 9:75',
  'hoy 9:00',
  '31/2',
  'en 0 horas',
  'en muchas horas',
  'mañana o pasado',
  '1/1/2020',
])('%s means no time', words => {
  expect(said(words)).toBeNull()
})

test('a month after the thirty-first is the last day of a shorter month', () => {
  expect(said('en un mes', new Date(2026, 0, 31, 10, 0))).toBe('2026-02-28 10:00')
})
