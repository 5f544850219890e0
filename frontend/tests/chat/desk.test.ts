import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Conversation } from '@/api/types'
import { answersFor, type Canned, unfilled } from '@/features/chat/data/canned'
import { filtersOf, matches, queryOf, STARTING_FILTERS } from '@/features/chat/data/filters'
import { compare } from '@/features/chat/data/sorting'
import { visibleIds } from '@/features/chat/list/order'
import {
  clearSelection,
  selectAll,
  selection,
  toggle,
  toggleThrough,
} from '@/features/chat/list/selection'
import { Realtime } from '@/realtime/client'
import { hub, settle, startHub } from '../realtime/fakeHub'

function ready(shortcut: string, more: Partial<Canned> = {}): Canned {
  return {
    id: shortcut,
    shortcut,
    text: '',
    scope: 'all',
    team: null,
    owner: null,
    language: '',
    labels: [],
    files: [],
    uses: 0,
    updated_at: '',
    ...more,
  }
}

test('answers are found by shortcut, label, words and letters in order, accents aside', () => {
  const all = [
    ready('cuenta', { text: 'BCP 191-…' }),
    ready('saludo', { labels: ['Inicio'], uses: 9 }),
    ready('horario', { text: 'Atención de 9 a 6', uses: 3 }),
  ]
  const found = (words: string) => answersFor(words, all).map(({ id }) => id)
  expect(found('')).toEqual(['cuenta', 'saludo', 'horario'])
  expect(found('HOR')).toEqual(['horario'])
  expect(found('atencion')).toEqual(['horario'])
  expect(found('inicio')).toEqual(['saludo'])
  expect(found('cnt')).toEqual(['cuenta'])
  expect(found('xyz')).toEqual([])
})

test('what is left open is named once', () => {
  expect(unfilled('Hola {{cliente.nombre}} {{ empresa }} {{cliente.nombre}}')).toEqual([
    'cliente.nombre',
    'empresa',
  ])
  expect(unfilled('a {b} {{}} c')).toEqual([])
})

test('a kept view comes back as the filters it was saved from', () => {
  const filters = {
    ...STARTING_FILTERS,
    view: 'all' as const,
    kind: 'supplier' as const,
    assignee: 'me',
    team: '7',
    labels: ['vip', 'a, b'],
    priority: 3,
    waiting: 60,
    sla: 'due' as const,
    since: '2026-11-01',
    until: '2026-11-21',
    sort: 'priority' as const,
  }
  const kept = JSON.parse(JSON.stringify(queryOf(filters)))
  expect(kept.priority).toBe('3,4')
  expect({ ...STARTING_FILTERS, ...filtersOf(kept) }).toEqual(filters)
})

test('a kept view of spam opens on the spam', () => {
  const filters = { ...STARTING_FILTERS, view: 'all' as const, state: 'spam' as const }
  const kept = JSON.parse(JSON.stringify(queryOf(filters)))
  expect(kept.view).toBe('spam')
  expect({ ...STARTING_FILTERS, ...filtersOf(kept) }).toEqual(filters)
})

test('a list of promises holds what is due or broken, the soonest first', () => {
  const promise = (due: string, warn: string) =>
    ({ kind: 'first', due_at: due, warn_at: warn }) as Conversation['sla']
  const hour = (shift: number) => new Date(Date.now() + shift * 3_600_000).toISOString()
  const late = talk('late', { sla: promise(hour(-1), hour(-2)) })
  const near = talk('near', { sla: promise(hour(1), hour(-1)) })
  const far = talk('far', { sla: promise(hour(9), hour(8)) })
  const none = talk('none')
  const all = [none, far, near, late]
  const of = (sla: 'due' | 'breached') =>
    all
      .filter(item => matches({ ...STARTING_FILTERS, view: 'all', sla }, item, 'me'))
      .map(({ id }) => id)
  expect(of('due')).toEqual(['near'])
  expect(of('breached')).toEqual(['late'])
  expect(all.sort((a, b) => compare('sla', a, b)).map(({ id }) => id)).toEqual([
    'late',
    'near',
    'far',
    'none',
  ])
})

function talk(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    kind: 'customer',
    title: id,
    state: 'open',
    channel: null,
    customer: null,
    assignee: null,
    team: null,
    labels: [],
    priority: 0,
    unread: 0,
    last_message: null,
    needs_reply_since: null,
    window_closes_at: null,
    answered: false,
    last_number: 1,
    last_seq: 1,
    updated_at: '2026-11-21T10:00:00Z',
    ...more,
  }
}

test('a row stays in a list while it fits every filter', () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const list = { ...STARTING_FILTERS, view: 'all' as const }
  const row = talk('1', { priority: 2, labels: ['vip'], needs_reply_since: ago(90) })
  expect(matches({ ...list, priority: 2, labels: ['vip'], waiting: 60 }, row, 'me')).toBe(true)
  expect(matches({ ...list, priority: 3 }, row, 'me')).toBe(false)
  expect(matches({ ...list, waiting: 120 }, row, 'me')).toBe(false)
  expect(matches({ ...list, assignee: 'me' }, row, 'me')).toBe(false)
  expect(matches({ ...list, assignee: 'none' }, row, 'me')).toBe(true)
  expect(matches({ ...list, closing: 60 }, row, 'me')).toBe(false)
  const closes = talk('2', { window_closes_at: ago(-30) })
  expect(matches({ ...list, closing: 60 }, closes, 'me')).toBe(true)
})

test('rows are ordered as the hub orders them', () => {
  const rows = [
    talk('a', { priority: 1, window_closes_at: '2026-11-21T12:00:00Z' }),
    talk('b', { priority: 4, updated_at: '2026-11-21T09:00:00Z' }),
    talk('c', { window_closes_at: '2026-11-21T11:00:00Z', updated_at: '2026-11-21T11:00:00Z' }),
  ]
  const by = (sort: Parameters<typeof compare>[0]) =>
    rows.toSorted((a, b) => compare(sort, a, b)).map(({ id }) => id)
  expect(by('recent')).toEqual(['c', 'a', 'b'])
  expect(by('oldest')).toEqual(['b', 'a', 'c'])
  expect(by('priority')).toEqual(['b', 'a', 'c'])
  expect(by('window_closing')).toEqual(['c', 'a', 'b'])
})

test('rows are picked one by one, through a stretch, and all', () => {
  visibleIds.set(['1', '2', '3', '4'])
  toggle('2')
  toggleThrough('4')
  expect([...selection.get().ids]).toEqual(['2', '3', '4'])
  toggle('3')
  expect(selection.get().ids.has('3')).toBe(false)
  selectAll(true)
  expect([selection.get().ids.size, selection.get().all]).toEqual([4, true])
  clearSelection()
  expect(selection.get().ids.size).toBe(0)
})

let realtime: Realtime
const DRAFT = {
  conversation: '1',
  kind: 'text' as const,
  text: 'Hola',
  attachments: [],
  reply_to: null,
  private: false,
  expect_number: null,
}

beforeEach(() => {
  vi.useFakeTimers()
  startHub()
})

afterEach(() => {
  realtime?.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function begin(): Promise<void> {
  realtime = new Realtime('me', 'ws://hub/ws/v1')
  realtime.start()
  await settle()
  hub.socket.welcome()
}

const sends = () => hub.sockets.flatMap(socket => socket.of('send'))
const hold = () => ({ ...DRAFT, held_until: Date.now() + 5_000 })

test('what is sent waits five seconds, then leaves by itself', async () => {
  await begin()
  realtime.outbox.add(hold())
  await settle(4_900)
  expect(sends()).toHaveLength(0)
  await settle(200)
  expect(sends()).toHaveLength(1)
})

test('taken back in time it never leaves', async () => {
  await begin()
  const entry = realtime.outbox.add(hold())
  await settle(2_000)
  realtime.outbox.takeBack(entry)
  await settle(9_000)
  expect(sends()).toHaveLength(0)
})

test('it survives a reload, and what was written after it does not overtake it', async () => {
  await begin()
  realtime.outbox.add(hold())
  realtime.outbox.add({ ...DRAFT, text: 'y otra' })
  await settle(1_000)
  realtime.close()
  await begin()
  expect(sends()).toHaveLength(0)
  await settle(4_500)
  expect(sends().map(({ text }) => text)).toEqual(['Hola'])
})

test('leaving the page sends it, under the id it has', async () => {
  await begin()
  const entry = realtime.outbox.add(hold())
  window.dispatchEvent(new Event('pagehide'))
  await settle()
  const posts = hub.calls.filter(call => call.path === 'conversations/1/messages/')
  expect(posts.map(({ body }) => body.client_id)).toEqual([entry.client_id])
})
