import i18next from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { type IdPages, keepConversation, keys, knownConversation } from '@/features/chat/data/cache'
import { setOwn } from '@/features/chat/data/groups'
import { staffFilters } from '@/features/chat/data/staff'
import { applyHeads, applyReset, applyWelcome, unheardMarks } from '@/features/chat/live/absence'
import { applyChange, markedRead } from '@/features/chat/live/apply'
import { left } from '@/features/chat/live/left'
import { isNews } from '@/features/chat/live/news'
import { heardEphemeral, presences, typists, viewers } from '@/features/chat/live/presence'
import { watchThread } from '@/features/chat/live/watching'
import { lastWords, previewOf } from '@/features/chat/thread/preview'
import { hub, message, settle, startHub } from '../realtime/fakeHub'

const OWN = { notify: 'all', muted_until: null, is_owner: false, draft: null } as const

function group(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    kind: 'group',
    title: `Group ${id}`,
    state: 'open',
    channel: null,
    customer: null,
    assignee: null,
    team: null,
    labels: [],
    priority: 0,
    unread: 0,
    mentions: 0,
    own: OWN,
    last_message: null,
    needs_reply_since: null,
    window_closes_at: null,
    answered: false,
    last_number: 3,
    last_seq: 3,
    read_number: 3,
    updated_at: `2026-11-21T10:00:0${id}Z`,
    ...more,
  }
}

function show(view: 'all' | 'unread' | 'mentions', items: Conversation[]): void {
  for (const item of items) keepConversation(item)
  queryClient.setQueryData<IdPages>(keys.list(staffFilters(view)), {
    pages: [{ ids: items.map(item => item.id), next: null }],
    pageParams: [null],
  })
}

const ids = (view: 'all' | 'unread' | 'mentions') =>
  queryClient.getQueryData<IdPages>(keys.list(staffFilters(view)))?.pages.flatMap(page => page.ids)
const say = (conversation: string, number: number, more = {}) =>
  applyChange(
    `c:${conversation}`,
    { seq: number, kind: 'message', data: message(number, { conversation, ...more }) },
    'me',
  )
const place = (conversation: string, more = {}) => {
  const told = { type: 'place', conversation, notify: 'all', muted_until: null, draft: null }
  const data = { ...told, read_number: 3, mentions: 0, ...more }
  applyChange('u:me', { seq: 9, kind: 'user', data }, 'me')
}
const head = (conversation: string, more = {}) => ({
  stream: `c:${conversation}`,
  seq: 3,
  number: 3,
  read_number: 3,
  unread: 0,
  mentions: 0,
  ...more,
})

beforeEach(() => {
  vi.useFakeTimers()
  startHub()
  queryClient.clear()
  left.set(null)
  show('all', [group('2'), group('1')])
  show('unread', [])
  show('mentions', [])
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what is said moves up and is unread; what names me is in the mentions until it is read', () => {
  say('1', 4, { created_at: '2026-11-21T12:00:00Z' })
  expect([ids('all'), ids('unread'), ids('mentions')]).toEqual([['1', '2'], ['1'], []])
  say('1', 5, { mentions: ['me'], created_at: '2026-11-21T12:00:01Z' })
  expect(ids('mentions')).toEqual(['1'])
  expect(knownConversation('1')).toMatchObject({ unread: 2, mentions: 1 })
  markedRead('1', 5)
  expect([ids('unread'), ids('mentions')]).toEqual([[], []])
})

test('reading elsewhere takes the badge away here; muted is still unread', () => {
  say('1', 4, { mentions: ['me'] })
  place('1', { read_number: 4 })
  expect(knownConversation('1')).toMatchObject({ unread: 0, mentions: 0 })
  place('1', { read_number: 4, muted_until: '2099-01-01T00:00:00Z' })
  say('1', 5)
  expect(knownConversation('1')).toMatchObject({
    unread: 1,
    own: { muted_until: '2099-01-01T00:00:00Z' },
  })
  expect(ids('unread')).toEqual(['1'])
})

test('the last words say whose they are; a system line says what happened', async () => {
  await i18next.loadNamespaces('chat')
  const luis = { id: 'luis', name: 'Luis Ramos', role: 'advisor' as const }
  const ana = { id: 'ana', name: 'Ana Torres' }
  say('1', 4, { author: luis })
  expect(knownConversation('1')?.last_message?.author).toEqual(luis)
  const card = { type: 'event', event: 'members', by: ana, joined: [luis], left: [] }
  say('1', 5, { kind: 'system', text: '', author: { ...ana, role: 'advisor' }, card })
  const last = knownConversation('1')?.last_message
  expect(last?.author).toBeNull()
  expect(last && previewOf(lastWords(last), i18next.t)).toBe('Ana Torres sumó a Luis Ramos')
  say('2', 4, { kind: 'system', private: true, card })
  expect(knownConversation('2')?.last_message).toBeNull()
})

test('an edit that names me counts once; a message never seen is asked for', async () => {
  queryClient.setQueryData(keys.messages('1'), {
    pages: [{ messages: [], first: true, last: true }],
    pageParams: [{}],
  })
  say('1', 4)
  say('1', 4, { seq: 5, edited_at: '2026-11-21T12:00:00Z', mentions: ['me'] })
  expect(knownConversation('1')?.mentions).toBe(1)
  say('1', 4, { seq: 6, deleted_at: '2026-11-21T12:00:00Z', mentions: ['me'] })
  expect(knownConversation('1')?.mentions).toBe(0)
  hub.answer = () => ({
    status: 200,
    body: group('2', { last_seq: 9, last_number: 5, mentions: 1 }),
  })
  keepConversation(group('2', { last_number: 5, last_seq: 8 }))
  say('2', 4, { seq: 9, edited_at: '2026-11-21T12:00:00Z', mentions: ['me'] })
  await settle(2_000)
  expect(knownConversation('2')?.mentions).toBe(1)
})

test('a list on its way while a stranger spoke is brought up to what was said', async () => {
  hub.answer = () => ({
    status: 200,
    body: group('9', { last_number: 4, last_seq: 4, unread: 1 }),
  })
  say('9', 4)
  show('all', [group('9')])
  await settle(1_000)
  expect(knownConversation('9')).toMatchObject({ last_number: 4, unread: 1 })
})

test('after an absence the heads say what is unread, and the hub is asked once where they do', async () => {
  hub.answer = () => ({
    status: 200,
    body: group('1', { last_number: 5, last_seq: 5, mentions: 2, unread: 2 }),
  })
  applyHeads([head('1', { seq: 5, number: 5, mentions: 2 })])
  say('1', 4, { mentions: ['me'] })
  say('1', 5, { mentions: ['me'] })
  await settle(2_000)
  expect(knownConversation('1')).toMatchObject({ unread: 2, mentions: 2 })
  expect(hub.calls.filter(call => call.path === 'conversations/1/')).toHaveLength(1)
})

test('let out: it closes at once, here and for what was missed meanwhile', async () => {
  applyChange('c:1', { seq: 4, kind: 'member', data: { conversation: '1', left: true } }, 'me')
  expect([ids('all'), left.get()]).toEqual([['2'], { id: '1', title: 'Group 1' }])
  const close = watchThread('2')
  show('all', [group('2'), group('3')])
  applyReset('c:3', 0)
  await settle()
  expect([ids('all'), left.get()?.id]).toEqual([['2'], '3'])
  applyWelcome([])
  await settle()
  expect([ids('all'), left.get()?.id]).toEqual([[], '2'])
  close()
})

test('silence is shown at once and taken back when the hub refuses', async () => {
  hub.answer = () => ({ status: 422, body: { code: 'invalid', detail: '', fields: {} } })
  const asked = setOwn('1', { notify: 'none' })
  expect(knownConversation('1')?.own?.notify).toBe('none')
  await expect(asked).rejects.toMatchObject({ code: 'invalid' })
  expect(knownConversation('1')?.own?.notify).toBe('all')
})

test('who writes and who looks is forgotten by itself; oneself is nobody', async () => {
  const ana = { conversation: '1', user: { id: 'ana', name: 'Ana' }, on: true, active: true }
  heardEphemeral('typing', ana, 'me')
  heardEphemeral('viewing', ana, 'me')
  heardEphemeral('viewing', { ...ana, user: { id: 'me', name: 'Me' } }, 'me')
  expect([typists.get().length, viewers.get().length]).toEqual([1, 1])
  await settle(7_000)
  expect([typists.get().length, viewers.get().length]).toEqual([0, 1])
  heardEphemeral('viewing', { ...ana, on: false, active: false }, 'me')
  expect(viewers.get()).toEqual([])
})

test('presence: the whole replaces, a part adds, a status stands beside', () => {
  heardEphemeral('presence', { people: { ana: 'online', luis: 'away' }, whole: true }, 'me')
  heardEphemeral('presence', { user: 'ana', status: { emoji: '🌴', text: '', until: null } }, 'me')
  heardEphemeral('presence', { people: { luis: 'online' } }, 'me')
  expect(presences.get()).toMatchObject({ ana: { state: 'online' }, luis: { state: 'online' } })
  heardEphemeral('presence', { people: { luis: 'online' }, whole: true }, 'me')
  expect(presences.get().ana).toMatchObject({ state: 'offline', status: { emoji: '🌴' } })
})

test('an answer on its way takes no reading mark back; the hub hears the mark again', () => {
  say('1', 4, { mentions: ['me'] })
  markedRead('1', 4)
  keepConversation(group('1', { last_number: 4, last_seq: 4, unread: 1, mentions: 1 }))
  expect(knownConversation('1')).toMatchObject({ read_number: 4, unread: 0, mentions: 0 })
  expect(unheardMarks([head('1', { number: 4 }), head('2')])).toEqual([['1', 4]])
  applyHeads([head('1', { number: 4, read_number: 4 })])
  expect(unheardMarks([head('1', { number: 4, read_number: 4 })])).toEqual([])
})

test('an answer over HTTP that was faster than the stream takes no bell away', () => {
  keepConversation(group('7'))
  say('7', 4)
  keepConversation(group('7', { last_number: 5, last_seq: 6 }))

  expect(say('7', 5)?.number).toBe(5)
  expect(say('7', 5), 'told again because it changed').toBeNull()

  keepConversation(group('8', { last_number: 4, last_seq: 4 }))
  expect(say('8', 4)?.number, 'the first that this stream tells').toBe(4)
  expect(say('8', 3)).toBeNull()
})

test('only what has just been said rings', () => {
  vi.setSystemTime('2026-11-21T10:01:00Z')
  expect(isNews(message(4))).toBe(true)
  const at = '2026-11-21T10:00:30Z'
  const reactions = [{ emoji: '👍', count: 1, by: ['ana'] }]
  const others = [{ edited_at: at }, { pinned_at: at }, { reactions }, { kind: 'system' as const }]
  expect(others.filter(other => isNews(message(4, other)))).toEqual([])
  expect(isNews(message(4, { created_at: '2026-11-21T09:58:00Z' }))).toBe(false)
  expect(say('9', 4, { edited_at: at })).toBeNull()
  expect(say('9', 5)?.number).toBe(5)
})
