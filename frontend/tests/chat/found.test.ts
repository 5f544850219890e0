import { expect, test } from 'vitest'
import type { Colleague } from '@/features/chat/data/colleagues'
import { midnight, searchQuery } from '@/features/chat/data/search'
import { FOREVER, mutedUntil } from '@/features/chat/groups/mute'
import { snippetOf } from '@/features/chat/search/snippet'
import { named, teamItems } from '@/features/chat/team/items'
import { isQuiet, statusNow } from '@/features/chat/team/person'
import { previewOf } from '@/features/chat/thread/preview'

const person = (id: string, name: string): Colleague => ({ id, name, role: 'advisor' })
const PEOPLE = [person('b', 'Beto Núñez'), person('a', 'Ana María Quispe'), person('c', 'Carla')]
const nobody = () => false

test('people are found by parts of names, accents and letter case aside', () => {
  expect(named(PEOPLE, 'nunez').map(({ id }) => id)).toEqual(['b'])
  expect(named(PEOPLE, '  QUIS  ana ').map(({ id }) => id)).toEqual(['a'])
  expect(named(PEOPLE, '')).toHaveLength(3)
  expect(named(PEOPLE, 'nadie')).toEqual([])
})

test('people stand under their tab, who is here first, and below what a search found', () => {
  const asked = { q: '', talks: ['1', '2'], people: PEOPLE, online: (id: string) => id === 'c' }
  const keys = (more: object) => teamItems({ ...asked, tab: 'all', ...more }).map(item => item.key)
  expect(keys({})).toEqual(['1', '2'])
  expect(keys({ tab: 'people' })).toEqual(['person c', 'person a', 'person b'])
  expect(keys({ q: 'ana' })).toEqual(['1', '2', 'people', 'person a'])
  expect(keys({ q: 'ana', talks: [] })).toEqual(['person a'])
  expect(keys({ q: 'x', talks: [], online: nobody })).toEqual([])
})

test('a snippet stands around the first hit and never halves an emoji', () => {
  const text = `${'😀'.repeat(60)} la recarga de ayer ${'y'.repeat(400)}`
  const start = text.indexOf('recarga')
  const pieces = snippetOf(text, [{ start, end: start + 7 }])
  expect(pieces.filter(piece => piece.hit)).toEqual([{ text: 'recarga', hit: true }])
  expect(pieces[0]?.text).toBe('…')
  expect(pieces.map(piece => piece.text).join('')).not.toMatch(/\p{Surrogate}/u)
  expect(snippetOf('hola', [])).toEqual([{ text: 'hola', hit: false }])
})

test('days are the reader’s own, the last one included', () => {
  expect(midnight('2026-11-21', 1)).toBe(new Date(2026, 10, 22).toISOString())
  expect(midnight('nonsense')).toBeNull()
  const none = { q: 'sí', conversation: '', author: '', kind: '' as const, since: '', until: '' }
  expect(searchQuery({ ...none, kind: 'image' })).toMatchObject({
    kind: 'image,sticker',
    since: null,
  })
})

test('silence lasts an hour, till the next morning, or for good', () => {
  const now = new Date(2026, 10, 21, 23, 30)
  expect(mutedUntil('hour', now)).toBe(new Date(2026, 10, 22, 0, 30).toISOString())
  expect(mutedUntil('tomorrow', now)).toBe(new Date(2026, 10, 22, 8).toISOString())
  expect(mutedUntil('ever', now)).toBe(FOREVER)
})

test('a line leaves out the signs a thread draws', () => {
  const line = (text: string) => previewOf({ kind: 'text', text }, ((key: string) => key) as never)
  expect(line('**Listo**, mira `a` y ~~eso~~')).toBe('Listo, mira a y eso')
  expect(line('2 ** 3 y **')).toBe('2 ** 3 y **')
  expect(line('`'.repeat(100_000)).length).toBeLessThan(2_001)
})

test('a status that is over says nothing', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  const status = { emoji: '🌴', text: '', until: '2026-11-21T12:00:01Z' }
  expect(statusNow(status, now)).toBe(status)
  expect(statusNow(status, now + 1_000)).toBeNull()
  expect(statusNow({ emoji: '', text: '', until: null }, now)).toBeNull()
  expect([isQuiet(null, now), isQuiet('2026-11-21T12:00:01Z', now)]).toEqual([false, true])
})

test('a card found says what it is about and how much', () => {
  const amount = { amount: '80.00', currency: 'PEN' }
  const card = { type: 'recharge', title: 'Recarga', amount }
  const t = ((key: string) => key) as never
  expect(previewOf({ kind: 'card', text: '', card }, t)).toMatch(/^Recarga · S\/\s80.00$/)
  expect(previewOf({ kind: 'card', text: '' }, t)).toBe('chat:kind.card')
})
