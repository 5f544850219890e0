import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { useDraft } from '@/features/chat/composer/useDraft'
import { keepConversation, knownConversation } from '@/features/chat/data/cache'
import { startHub } from '../realtime/fakeHub'

const PAUSE = 800
const own = { notify: 'all', muted_until: null, is_owner: false, draft: null } as const
const talk = { id: '1', kind: 'group', own, last_number: 0, last_seq: 0 } as unknown as Conversation

/** Saves the hub has not answered yet, each with the words it carries. */
let open: { text: string; answer: () => void }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  startHub()
  queryClient.clear()
  keepConversation(talk)
  open = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    const { text } = JSON.parse(String(init.body))
    const draft = text && { text, reply_to: null, updated_at: `${open.length}` }
    return new Promise(resolve =>
      open.push({
        text,
        answer: () => resolve(new Response(JSON.stringify({ ...own, draft: draft || null }))),
      }),
    )
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('saves go one after another, and what the hub keeps is known here', async () => {
  const { result } = renderHook(() => useDraft(talk))
  act(() => result.current[1]({ text: 'ho' }))
  await wait(PAUSE)
  act(() => result.current[1]({ text: 'hola' }))
  await wait(PAUSE)
  expect(open.map(({ text }) => text)).toEqual(['ho'])
  open[0]?.answer()
  await wait(0)
  expect(open.map(({ text }) => text)).toEqual(['ho', 'hola'])
  open[1]?.answer()
  await wait(0)
  expect(knownConversation('1')?.own?.draft?.text).toBe('hola')
  expect(result.current[0]).toMatchObject({ text: 'hola', dirty: false })
})

test('left in the middle it is saved; sent from the phone meanwhile, it is gone on coming back', async () => {
  const { result, unmount } = renderHook(() => useDraft(talk))
  act(() => result.current[1]({ text: 'hola' }))
  unmount()
  await wait(0)
  open[0]?.answer()
  await wait(0)
  const back = renderHook(() => useDraft(talk))
  expect(back.result.current[0].text).toBe('')
})
