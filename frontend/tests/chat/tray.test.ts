import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Page } from '@/api/types'
import { heardTrouble, type Troubled } from '@/features/chat/tray/data'

const KEY = ['tray', 'all']

function row(id: string, change: Partial<Troubled> = {}): Troubled {
  const place = { id: 'c1', title: 'Rosa', channel: null, assignee: null }
  const told = {
    id,
    seq: 1,
    direction: 'out',
    state: 'failed',
    troubled_at: '2026-11-21T10:00:00Z',
  }
  return { ...told, place, ...change } as Troubled
}

function shown(): Troubled[] {
  const data = queryClient.getQueryData<{ pages: Page<Troubled>[] }>(KEY)
  return data?.pages.flatMap(page => page.results) ?? []
}

beforeEach(() => {
  vi.useFakeTimers()
  queryClient.clear()
  queryClient.setQueryData(KEY, {
    pages: [{ results: [row('a'), row('b')], next: null, previous: null }],
    pageParams: [null],
  })
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('what is over leaves the tray at once, whoever settled it', () => {
  heardTrouble(row('a', { seq: 2, state: 'sent', troubled_at: null }))
  expect(shown().map(one => one.id)).toEqual(['b'])
})

test('an older word brings nothing back and takes nothing away', () => {
  queryClient.setQueryData(KEY, {
    pages: [{ results: [row('a', { seq: 5 })], next: null, previous: null }],
    pageParams: [null],
  })
  heardTrouble(row('a', { seq: 4, state: 'sent', troubled_at: null }))
  expect(shown()).toHaveLength(1)
})

test('what changes in the tray keeps its conversation', () => {
  const error = { code: 'not_arrived', detail: '' }
  heardTrouble(row('b', { seq: 2, state: 'failed', error, place: undefined }))
  expect(shown()[1]).toMatchObject({ error, place: { title: 'Rosa' } })
})

test('a burst of failures is asked for once', () => {
  const asked = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue()
  for (let at = 0; at < 50; at++) heardTrouble(row(`new ${at}`))
  expect(asked).not.toHaveBeenCalled()
  vi.advanceTimersByTime(3_500)
  expect(asked).toHaveBeenCalledTimes(1)
})

test('what customers say, and what only this browser knows, asks for nothing', () => {
  const asked = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue()
  heardTrouble(row('x', { direction: 'in' }))
  heardTrouble(row('y', { troubled_at: undefined }))
  heardTrouble(row('z', { troubled_at: null, state: 'sent' }))
  vi.advanceTimersByTime(3_500)
  expect(asked).not.toHaveBeenCalled()
})
