import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import { keepMessage, openAround, reloadMessages, useMessages } from '@/features/chat/data/messages'
import { hub, message, startHub } from '../realtime/fakeHub'

const PAGE = 50
let newest: number

/** The history as the hub gives it: numbers 1 to `newest`, in pages. */
function answer(path: string): object {
  const asked = new URLSearchParams(path.split('?')[1])
  const cursor = (name: string) => Number(asked.get(name) ?? 0)
  const middle = cursor('around') ? cursor('around') - PAGE / 2 : 0
  const begin = cursor('after') || middle || (cursor('before') || newest + 1) - PAGE - 1
  const from = Math.max(1, begin + 1)
  const upTo = Math.min(newest, cursor('before') ? cursor('before') - 1 : from + PAGE - 1)
  const results = Array.from({ length: Math.max(0, upTo - from + 1) }, (_, at) =>
    message(from + at),
  )
  return { results, previous: from > 1 ? 'p' : null, next: upTo < newest ? 'n' : null }
}

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
)

async function openThread() {
  const { result } = renderHook(() => useMessages('1'), { wrapper })
  await vi.waitFor(() => expect(result.current.isSuccess).toBe(true))
  const shows = (from: number, upTo: number) =>
    vi.waitFor(() =>
      expect(result.current.messages.map(({ number }) => number)).toEqual(upFrom(from, upTo)),
    )
  return { thread: () => result.current, shows }
}

const upFrom = (from: number, upTo: number) =>
  Array.from({ length: upTo - from + 1 }, (_, at) => from + at)

beforeEach(() => {
  startHub()
  queryClient.clear()
  reloadMessages('1')
  newest = 1000
  hub.answer = ({ path }) => ({ status: 200, body: answer(path) })
})

afterEach(() => vi.unstubAllGlobals())

test('what is heard while older messages load stays: a new one, a change', async () => {
  const { thread, shows } = await openThread()
  await act(async () => {
    const older = thread().fetchPreviousPage()
    keepMessage(message(1001))
    keepMessage(message(1000, { seq: 1002, text: 'cambiado' }))
    await older
  })
  await shows(901, 1001)
  expect(thread().messages.at(-2)?.text).toBe('cambiado')
})

test('a leap down from a stretch far above shows that stretch alone, and leads on to the end', async () => {
  const { thread, shows } = await openThread()
  await act(() => openAround('1', 700))
  await act(() => openAround('1', 100))
  await act(() => openAround('1', 700))
  await shows(676, 725)
  for (let more = 0; more < 6; more++) await act(async () => void (await thread().fetchNextPage()))
  await shows(676, 1000)
  expect(thread().hasNextPage).toBe(false)
})

test('a stretch that takes in all that was loaded ends where the hub says', async () => {
  newest = 60
  const { thread, shows } = await openThread()
  await shows(11, 60)
  newest = 70
  await act(() => openAround('1', 50))
  await shows(26, 70)
  expect(thread().hasNextPage).toBe(false)
  expect(thread().data?.pages).toHaveLength(1)
})
