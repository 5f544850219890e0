import { InfiniteQueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation, Counts } from '@/api/types'
import { type IdPages, keepConversation, keys, knownConversation } from '@/features/chat/data/cache'
import { type Filters, STARTING_FILTERS } from '@/features/chat/data/filters'
import {
  keepMessage,
  knownMessages,
  type MessagePages,
  openAround,
} from '@/features/chat/data/messages'
import { claim, setState } from '@/features/chat/data/operations'
import { applyHeads } from '@/features/chat/live/absence'
import { applyChange, markedRead } from '@/features/chat/live/apply'
import { hub, message, startHub } from '../realtime/fakeHub'

const ALL: Filters = { ...STARTING_FILTERS, view: 'all' }
const MINE: Filters = STARTING_FILTERS
const ME = { id: 'me', name: 'Ana' }

function talk(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    kind: 'customer',
    title: '',
    state: 'open',
    channel: null,
    customer: { id: null, name: `Customer ${id}` },
    assignee: null,
    team: null,
    labels: [],
    priority: 0,
    unread: 0,
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

function show(filters: Filters, items: Conversation[], next: string | null = null): void {
  for (const item of items) keepConversation(item)
  queryClient.setQueryData<IdPages>(keys.list(filters), {
    pages: [{ ids: items.map(item => item.id), next }],
    pageParams: [null],
  })
}

const ids = (filters: Filters) =>
  queryClient.getQueryData<IdPages>(keys.list(filters))?.pages.flatMap(page => page.ids)
const counts = () => queryClient.getQueryData<Counts>(keys.counts)
const say = (id: string, seq: number, data: Conversation) =>
  applyChange(`c:${id}`, { seq, kind: 'conversation', data }, 'me')

beforeEach(() => {
  startHub()
  queryClient.clear()
  queryClient.setQueryData<Counts>(keys.counts, {
    mine: 0,
    unassigned: 3,
    all: 3,
    unread: 0,
    calling: 0,
    needs_reply: 0,
  })
  show(ALL, [talk('3'), talk('2'), talk('1')])
  show(MINE, [])
})

afterEach(() => vi.unstubAllGlobals())

test('who waits moves up; the counts follow without asking the hub', () => {
  say('1', 4, talk('1', { last_seq: 4, needs_reply_since: '2026-11-21T11:00:00Z' }))
  expect(ids(ALL)).toEqual(['1', '3', '2'])
  expect(counts()).toMatchObject({ all: 3, needs_reply: 1 })
})

test('taken by me it appears under mine, resolved it leaves both', () => {
  say('2', 4, talk('2', { last_seq: 4, assignee: ME }))
  expect(ids(MINE)).toEqual(['2'])
  expect(counts()).toMatchObject({ mine: 1, unassigned: 2, all: 3 })
  say('2', 5, talk('2', { last_seq: 5, assignee: ME, state: 'resolved' }))
  expect(ids(MINE)).toEqual([])
  expect(ids(ALL)).toEqual(['3', '1'])
  expect(counts()).toMatchObject({ mine: 0, all: 2 })
})

test('an older snapshot changes nothing', () => {
  say('2', 5, talk('2', { last_seq: 5, labels: ['new'] }))
  keepConversation(talk('2', { last_seq: 4, labels: ['old'] }))
  expect(knownConversation('2')?.labels).toEqual(['new'])
})

test('below the loaded pages it waits for its page', () => {
  show(ALL, [talk('3'), talk('2')], 'more')
  say('1', 4, talk('1', { last_seq: 4 }))
  expect(ids(ALL)).toEqual(['3', '2'])
})

test('unread counts what others wrote above my mark, on every screen of mine', () => {
  applyChange('c:1', { seq: 4, kind: 'message', data: message(4) }, 'me')
  expect(knownConversation('1')).toMatchObject({ unread: 1, last_number: 4 })
  expect(counts()).toMatchObject({ unread: 1, calling: 1 })
  const head = { stream: 'c:1', seq: 4, number: 4, read_number: 4, unread: 0, mentions: 0 }
  applyHeads([head])
  expect(knownConversation('1')?.unread).toBe(0)
  const own = message(5, { author: { ...ME, role: 'advisor' }, direction: 'out' })
  applyChange('c:1', { seq: 5, kind: 'message', data: own }, 'me')
  expect(knownConversation('1')?.unread).toBe(0)
  applyChange('c:1', { seq: 6, kind: 'message', data: message(6) }, 'me')
  markedRead('1', 6)
  expect(counts()?.unread).toBe(0)
})

test('after a reload a late word about the newest message is no news; one that was counted is', () => {
  const tell = (number: number, seq: number) =>
    applyChange(
      'c:7',
      { seq, kind: 'message', data: message(number, { conversation: '7', seq }) },
      'me',
    )
  keepConversation(talk('7', { last_number: 4, last_seq: 5 }))
  expect(tell(4, 6)).toBeNull()
  expect(tell(5, 7)?.number).toBe(5)
  keepConversation(talk('8', { last_number: 4, last_seq: 5 }))
  const data = message(4, { conversation: '8' })
  expect(applyChange('c:8', { seq: 4, kind: 'message', data }, 'me')?.number).toBe(4)
})

test('losing access removes it everywhere', () => {
  applyChange('c:2', { seq: 4, kind: 'member', data: { conversation: '2', left: true } }, 'me')
  expect(ids(ALL)).toEqual(['3', '1'])
  expect(knownConversation('2')).toBeUndefined()
  expect(counts()).toMatchObject({ unassigned: 2, all: 2 })
})

test('a silence that ended is not in the hub’s numbers: it is asked again', () => {
  const own = { notify: 'all', muted_until: '2026-11-20T10:00:00Z', draft: null } as const
  keepConversation(talk('1', { own, unread: 1, last_number: 4, last_seq: 4 }))
  queryClient.setQueryData<Counts>(keys.counts, now => now && { ...now, unread: 1, calling: 2 })
  markedRead('1', 4)
  expect(counts()).toMatchObject({ unread: 1, calling: 2 })
})

test('a place in the history that cannot be opened leaves the ordinary thread loading', async () => {
  const observer = new InfiniteQueryObserver(queryClient, {
    queryKey: keys.messages('1'),
    initialPageParam: {},
    queryFn: async () => ({ messages: [message(1)], first: true, last: true }),
    getNextPageParam: () => null,
  })
  const stop = observer.subscribe(() => {})
  await expect(openAround('1', 900)).rejects.toMatchObject({ code: 'not_found' })
  await vi.waitFor(() => expect(knownMessages('1')).toHaveLength(1))
  stop()
})

test('messages: doubles, edits and late statuses settle on the newest snapshot', () => {
  queryClient.setQueryData<MessagePages>(keys.messages('1'), {
    pages: [{ messages: [message(1), message(2)], first: true, last: true }],
    pageParams: [{}],
  })
  keepMessage(message(3, { state: 'read', seq: 9 }))
  keepMessage(message(3, { state: 'sent', seq: 5 }))
  keepMessage(message(2, { text: 'edited', seq: 10 }))
  keepMessage(message(2, { seq: 2 }))
  expect(knownMessages('1').map(({ number, state, text }) => [number, state, text])).toEqual([
    [1, '', 'message 1'],
    [2, '', 'edited'],
    [3, 'read', 'message 3'],
  ])
})

test('a live change keeps the links to files we already have', () => {
  const file = { id: 'f', kind: 'image', name: '', content_type: '', size: 1, width: 1, height: 1 }
  const ready = { ...file, duration: null, state: 'ready', error: null } as const
  const linked = { ...ready, kind: 'image' as const, url: '/files/x', thumbnail_url: '/files/y' }
  queryClient.setQueryData<MessagePages>(keys.messages('1'), {
    pages: [{ messages: [message(1, { attachments: [linked] })], first: true, last: true }],
    pageParams: [{}],
  })
  keepMessage(message(1, { seq: 8, attachments: [{ ...ready, kind: 'image' }] }))
  expect(knownMessages('1')[0]?.attachments[0]).toMatchObject({ url: '/files/x' })
})

test('claiming counts once: at once, when the answer comes and when the event comes', async () => {
  const taken = talk('2', { last_seq: 4, assignee: ME })
  hub.answer = () => ({ status: 200, body: taken })
  const under = claim('2', ME)
  expect(counts()).toMatchObject({ mine: 1, unassigned: 2 })
  await under
  say('2', 4, taken)
  expect(counts()).toMatchObject({ mine: 1, unassigned: 2, all: 3 })
})

test('a claim that came too late is taken back', async () => {
  hub.answer = () => ({ status: 409, body: { code: 'claimed', detail: '', fields: {} } })
  await expect(claim('2', ME)).rejects.toMatchObject({ code: 'claimed' })
  expect(knownConversation('2')?.assignee).toBeNull()
  expect(counts()).toMatchObject({ mine: 0, unassigned: 3 })
})

test('what could not be resolved comes back into a list that was searched', async () => {
  const searched: Filters = { ...ALL, q: 'rosa' }
  show(searched, [talk('2')])
  hub.answer = () => ({ status: 409, body: { code: 'label_required', detail: '', fields: {} } })
  const under = setState('2', 'resolved')
  expect(ids(searched)).toEqual([])
  await expect(under).rejects.toMatchObject({ code: 'label_required' })
  // Only the hub knows whether it still fits, so it is asked.
  expect(queryClient.getQueryState(keys.list(searched))?.isInvalidated).toBe(true)
})
