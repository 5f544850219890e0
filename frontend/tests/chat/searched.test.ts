import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { followUp } from '@/features/chat/data/asking'
import { type IdPages, keepConversation, keys } from '@/features/chat/data/cache'
import { type Filters, STARTING_FILTERS } from '@/features/chat/data/filters'
import { applyChange } from '@/features/chat/live/apply'
import { startHub } from '../realtime/fakeHub'

const SEARCH: Filters = { ...STARTING_FILTERS, view: 'all', q: 'wilma' }
const BURST_MS = 2_000

function talk(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    kind: 'customer',
    title: '',
    state: 'open',
    channel: null,
    customer: { id: null, name: `Wilma ${id}` },
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

const say = (id: string, more: Partial<Conversation>) =>
  applyChange(
    `c:${id}`,
    { seq: 4, kind: 'conversation', data: talk(id, { last_seq: 4, ...more }) },
    'me',
  )
const found = () =>
  queryClient.getQueryData<IdPages>(keys.list(SEARCH))?.pages.flatMap(page => page.ids)
const isAskedAgain = () => queryClient.getQueryState(keys.list(SEARCH))?.isInvalidated

beforeEach(() => {
  vi.useFakeTimers()
  startHub()
  queryClient.clear()
  for (const id of ['1', '2', '9']) keepConversation(talk(id))
  queryClient.setQueryData<IdPages>(keys.list(SEARCH), {
    pages: [{ ids: ['2', '1'], next: null }],
    pageParams: [null],
  })
})
afterEach(() => {
  vi.runOnlyPendingTimers()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('somebody new asks the hub whether the search finds them, once for a burst', () => {
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
  say('4', {})
  say('5', {})
  vi.advanceTimersByTime(BURST_MS)
  expect(isAskedAgain()).toBe(true)
  const asked = invalidate.mock.calls.filter(([what]) => what?.exact)
  expect(asked).toHaveLength(1)
})

test('the hub is asked again, since its search follows behind, and then no more', () => {
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
  const asked = () => invalidate.mock.calls.filter(([what]) => what?.exact).length
  say('4', {})
  vi.advanceTimersByTime(5_000)
  expect(asked()).toBe(2)
  say('5', {})
  vi.advanceTimersByTime(60_000)
  expect(asked()).toBe(5)
})

test('who was met just before the search was asked is looked for again', () => {
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
  const asked = () => invalidate.mock.calls.filter(([what]) => what?.exact).length
  const later: Filters = { ...SEARCH, q: 'arce' }
  followUp({ ...later, q: '' })
  say('6', {})
  vi.advanceTimersByTime(13_000)
  const before = asked()
  followUp(later)
  vi.advanceTimersByTime(60_000)
  expect(asked()).toBe(before + 3)
  followUp(later)
  vi.advanceTimersByTime(60_000)
  expect(asked()).toBe(before + 3)
})

test('who was found stays found and moves up with what they write', () => {
  say('1', { needs_reply_since: '2026-11-21T11:00:00Z' })
  expect(found()).toEqual(['1', '2'])
})

test('who was not found is not asked about for another word of theirs', () => {
  say('9', { needs_reply_since: '2026-11-21T11:00:00Z' })
  vi.advanceTimersByTime(BURST_MS)
  expect(found()).toEqual(['2', '1'])
  expect(isAskedAgain()).toBe(false)
})

test('a new name may be found', () => {
  say('9', { customer: { id: null, name: 'Wilma Arce' } })
  vi.advanceTimersByTime(BURST_MS)
  expect(isAskedAgain()).toBe(true)
})
