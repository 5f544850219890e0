import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import { keys } from '@/features/chat/data/cache'
import { KEPT, type MessagePages, trimAbove } from '@/features/chat/data/messages'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

const drawn: string[] = []

// Counts what is drawn; the words themselves are drawn as ever.
vi.mock('@/features/chat/thread/content/Content', async original => {
  const { Content } = await original<typeof import('@/features/chat/thread/content/Content')>()
  return {
    Content: (props: Parameters<typeof Content>[0]) => {
      drawn.push(props.message.id)
      return Content(props)
    },
  }
})

afterEach(() => vi.unstubAllGlobals())

const said = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at))

test('a change of one message draws that one anew, a new one only itself', async () => {
  await openThread(said(1, 40))
  const tell = (number: number, seq: number, more = {}) =>
    act(async () =>
      hub.socket.event('c:1', seq, { data: message(number, { seq, ...more }) as never }),
    )
  drawn.length = 0
  await tell(20, 41, { text: 'cambiado' })
  expect(screen.getByText('cambiado')).toBeTruthy()
  expect([...new Set(drawn)]).toEqual(['m20'])
  drawn.length = 0
  await tell(41, 42)
  expect([...new Set(drawn)]).toEqual(['m41'])
})

test('what one types draws no message anew', async () => {
  await openThread(said(1, 40))
  drawn.length = 0
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'hola' } })
  expect(drawn).toEqual([])
})

test('following a lively thread, what is far above leaves the memory and can come again', async () => {
  await openThread(said(1, 5))
  queryClient.setQueryData<MessagePages>(keys.messages('1'), {
    pages: [
      { messages: said(1, 5), first: true, last: false },
      { messages: said(6, 1000), first: false, last: true },
    ],
    pageParams: [{}, { after: 5 }],
  })
  trimAbove('1')
  const data = queryClient.getQueryData<MessagePages>(keys.messages('1'))
  const kept = data?.pages.flatMap(page => page.messages) ?? []
  expect([kept.length, kept[0]?.number, kept.at(-1)?.number]).toEqual([KEPT, 1001 - KEPT, 1000])
  expect(data?.pages).toMatchObject([{ first: false, last: true }])
})
