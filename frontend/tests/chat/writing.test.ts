import { expect, test } from 'vitest'
import { adopted, EMPTY } from '@/features/chat/composer/drafts'
import { findEmoji, loadEmoji, toned } from '@/features/chat/composer/emojiData'
import { marked, markFor } from '@/features/chat/composer/format'
import { candidatesFor, typedMention, withMention } from '@/features/chat/composer/mentions'
import { refusalFrom } from '@/features/chat/composer/recording'

const people = [
  { id: '1', name: 'Ana Núñez', username: 'ana' },
  { id: '2', name: 'Luis Ángel Ana', username: 'luis' },
  { id: '3', name: 'Carla Paz', username: 'carla' },
]

test('an @ at the start of a word opens the names, one inside an address does not', () => {
  expect(typedMention('hola @an', 8)).toEqual({ from: 5, query: 'an' })
  expect(typedMention('(@', 2)).toEqual({ from: 1, query: '' })
  expect(typedMention('ana@correo', 10)).toBeNull()
  expect(typedMention('@ana ya', 7)).toBeNull()
})

test('names are found by any of their words, accents and case aside; user names first', () => {
  const found = (query: string) => candidatesFor(query, people).map(({ id }) => id)
  expect(found('AN')).toEqual(['1', '2'])
  expect(found('nun')).toEqual(['1'])
  expect(found('angel')).toEqual(['2'])
  expect(found('zz')).toEqual([])
})

test('a chosen name replaces what was typed and leaves the caret behind one space', () => {
  expect(withMention('hola @an', 5, 8, 'ana')).toEqual({ text: 'hola @ana ', caret: 10 })
  expect(withMention('@an ven', 0, 3, 'ana')).toEqual({ text: '@ana ven', caret: 5 })
})

const kept = (text: string, at: string) => ({ text, reply_to: null, updated_at: at })

test('another device’s draft is taken over, what is typed here stays', () => {
  const from = adopted(EMPTY, null, kept('desde el teléfono', '2'))
  expect(from).toMatchObject({ text: 'desde el teléfono', base: '2' })
  const typing = { ...EMPTY, text: 'aquí', dirty: true }
  expect(adopted(typing, null, kept('desde el teléfono', '2'))).toBeNull()
})

test('an echo of an older save is no news; sending elsewhere empties the field', () => {
  const here = { ...EMPTY, text: 'hola', base: '2' }
  expect(adopted(here, null, kept('ho', '1'))).toBeNull()
  expect(adopted(here, kept('hola', '2'), null)).toMatchObject({ text: '' })
  expect(adopted(here, null, null)).toBeNull()
})

test('signs go around the selection and come off again', () => {
  const bold = marked('muy bien', 4, 8, '**')
  expect(bold).toEqual({ text: 'muy **bien**', from: 6, to: 10 })
  expect(marked(bold.text, bold.from, bold.to, '**')).toEqual({ text: 'muy bien', from: 4, to: 8 })
  const key = { key: 'B', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }
  expect(markFor(key)).toBe('**')
  expect(markFor({ ...key, ctrlKey: false })).toBeNull()
})

test('every emoji is there and found by Spanish words without accents', async () => {
  const groups = await loadEmoji()
  expect(groups.flat().length).toBeGreaterThan(1_800)
  expect(findEmoji(groups, 'corazon rojo').map(({ sign }) => sign)).toContain('❤️')
  const [thumb] = findEmoji(groups, '👍')
  expect(thumb && toned(thumb, 3)).toBe('👍🏽')
  expect(findEmoji(groups, 'xyzzy')).toEqual([])
})

test('a refused microphone is told from a missing one', () => {
  expect(refusalFrom(new DOMException('', 'NotAllowedError'))).toBe('denied')
  expect(refusalFrom(new DOMException('', 'NotFoundError'))).toBe('missing')
  expect(refusalFrom(new TypeError())).toBe('unsupported')
})
