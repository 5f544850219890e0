import { expect, test } from 'vitest'
import type { Message, User } from '@/api/types'
import { firstUnread, type Item, itemsOf, shownOf, sideOf } from '@/features/chat/thread/items'
import { message } from '../realtime/fakeHub'

const me: User = { id: 'me', name: 'Ana', role: 'advisor' }
const luis = { id: 'luis', name: 'Luis', role: 'advisor' as const }
const at = (minute: number, day = 21) => `2026-11-${day}T10:${String(minute).padStart(2, '0')}:00Z`
const items = (messages: Message[], newFrom: number | null = null) =>
  itemsOf(shownOf(messages, [], me), me, 'customer', newFrom)
const shape = (list: Item[]) =>
  list.map(item => (item.type === 'group' ? `${item.side} ${item.shown.length}` : item.type))

test('one author within five minutes is one group; later, another one', () => {
  const list = items([
    message(1, { created_at: at(0) }),
    message(2, { created_at: at(4) }),
    message(3, { created_at: at(20) }),
  ])
  expect(shape(list)).toEqual(['day', 'theirs 2', 'theirs 1'])
})

test('days, the new line, system lines and cards part the groups', () => {
  const list = items(
    [
      message(1, { created_at: at(0) }),
      message(2, { created_at: at(1), kind: 'system' }),
      message(3, { created_at: at(2) }),
      message(4, { created_at: at(2, 22) }),
      message(5, { created_at: at(2, 22), kind: 'card', card: { type: 'recharge' } }),
    ],
    3,
  )
  expect(shape(list)).toEqual([
    'day',
    'theirs 1',
    'system',
    'new',
    'theirs 1',
    'day',
    'theirs 1',
    'card',
  ])
})

test('a place or a contact is a message, hidden rows are nothing', () => {
  const list = items([
    message(1, { kind: 'location', card: { type: 'location', latitude: 1, longitude: 2 } }),
    message(2, { kind: 'hidden' }),
  ])
  expect(shape(list)).toEqual(['day', 'theirs 1'])
})

test('with customers our side is all of us; among ourselves it is me', () => {
  const out = message(1, { direction: 'out', author: luis })
  expect(sideOf(out, me, 'customer')).toBe('ours')
  expect(sideOf(out, me, 'group')).toBe('theirs')
  expect(sideOf(message(2, { kind: 'note', direction: 'internal' }), me, 'customer')).toBe('note')
})

test('what waits stands below everything confirmed until its message is there', () => {
  const outgoing = {
    client_id: 'k',
    conversation: '1',
    kind: 'text' as const,
    text: 'Hola',
    attachments: [],
    reply_to: null,
    private: false,
    expect_number: null,
    created_at: at(5),
    state: 'sending' as const,
    error: null,
  }
  expect(shownOf([message(1)], [outgoing], me).map(one => one.message.text)).toEqual([
    'message 1',
    'Hola',
  ])
  const arrived = message(2, { client_id: 'k', text: 'Hola' })
  expect(shownOf([message(1), arrived], [outgoing], me)).toHaveLength(2)
})

test('the first unread skips what I wrote and what the house notes', () => {
  const messages = [
    message(1),
    message(2, { kind: 'system' }),
    message(3, { author: { ...luis, id: 'me' } }),
    message(4),
  ]
  expect(firstUnread(messages, 1, me)).toBe(4)
  expect(firstUnread(messages, 4, me)).toBeNull()
})
