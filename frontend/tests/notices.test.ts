import { beforeEach, expect, test } from 'vitest'
import { queryClient } from '@/api/query'
import { byDay } from '@/features/notifications/components/NoticePanel'
import { keepNotice, type Notice } from '@/features/notifications/data'

const LIST = ['notifications']

function notice(id: string, created_at: string, more: Partial<Notice> = {}): Notice {
  const words = { kind: 'mention', title: 'Ana', text: 'hola', link: '/team/1' }
  return { id, created_at, read_at: null, ...words, ...more }
}

const OLD = notice('old', '2026-11-20T10:00:00Z')
const NEWER = notice('newer', '2026-11-21T10:00:00Z')
const now = () => new Date().toISOString()

function shown(): string[] {
  const data = queryClient.getQueryData<{ pages: { results: Notice[] }[] }>(LIST)
  return data?.pages.flatMap(page => page.results.map(row => row.id)) ?? []
}

beforeEach(() => {
  queryClient.clear()
  const pages = [{ results: [NEWER, OLD], next: null, previous: null }]
  queryClient.setQueryData(LIST, { pages, pageParams: [null] })
})

test('a new notice stands on top and the count is the hub’s', () => {
  expect(keepNotice({ ...notice('fresh', now()), unread: 7 })).toBe(true)

  expect(shown()).toEqual(['fresh', 'newer', 'old'])
  expect(queryClient.getQueryData(['notifications-unread'])).toBe(7)
})

test('a renewed notice moves up and is there once', () => {
  keepNotice({ ...OLD, created_at: now(), unread: 2 })

  expect(shown()).toEqual(['old', 'newer'])
})

test('one read on another device stays in its place and is no news', () => {
  expect(keepNotice({ ...OLD, read_at: now(), unread: 0 })).toBe(false)

  expect(shown()).toEqual(['newer', 'old'])
})

test('what catching up brings from long ago is no news', () => {
  expect(keepNotice({ ...notice('late', '2026-11-19T10:00:00Z'), unread: 3 })).toBe(false)
})

test('one from further back than the list reaches waits for its page', () => {
  const pages = [{ results: [NEWER], next: 'cursor', previous: null }]
  queryClient.setQueryData(LIST, { pages, pageParams: [null] })

  keepNotice({ ...OLD, read_at: now(), unread: 0 })

  expect(shown()).toEqual(['newer'])
})

test('days are told apart', () => {
  expect(byDay([NEWER, OLD]).map(day => day.length)).toEqual([1, 1])
  expect(byDay([NEWER, { ...NEWER, id: 'same' }, OLD]).map(day => day.length)).toEqual([2, 1])
})
