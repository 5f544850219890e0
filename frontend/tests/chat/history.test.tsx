import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import { lastOwn } from '@/features/chat/composer/lastOwn'
import { seenNumber } from '@/features/chat/composer/useSend'
import { keys } from '@/features/chat/data/cache'
import type { MessagePages } from '@/features/chat/data/messages'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

afterEach(() => vi.unstubAllGlobals())

const ME = { id: 'me', name: 'Ana', role: 'advisor' } as const
const LONG_AGO = message(7, { text: 'hace mucho', author: ME })

/** A thread whose reader looks at a stretch far above its newest message. */
async function openHistory(): Promise<void> {
  await openThread([message(900)], { read_number: 900 })
  await act(async () =>
    queryClient.setQueryData<MessagePages>(keys.messages('1'), {
      pages: [{ messages: [LONG_AGO], first: false, last: false }],
      pageParams: [{ around: 7 }],
    }),
  )
  await screen.findByText('hace mucho')
}

test('sent offline from history, it waits below; back on the line the newest is shown with it', async () => {
  await openHistory()
  const { answer } = hub
  hub.answer = () => {
    throw new TypeError('network')
  }
  const { length } = hub.sockets
  hub.socket.drop(1006)
  const field = screen.getByRole('textbox', { name: 'Responder' })
  fireEvent.change(field, { target: { value: 'hola' } })
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }))
  await screen.findByRole('button', { name: '1 por enviar, abajo' })
  expect(screen.getByText('hace mucho')).toBeTruthy()
  expect(screen.queryByText('hola')).toBeNull()

  hub.answer = answer
  window.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(hub.sockets.length).toBeGreaterThan(length))
  await vi.waitFor(() => hub.socket.welcome())
  await screen.findByText('message 900')
  expect(screen.getByText('hola')).toBeTruthy()
  expect(screen.queryByText('hace mucho')).toBeNull()
})

test('from history nothing is changed by the arrow, and what was read counts as seen', async () => {
  await openHistory()
  expect(lastOwn('1', 'me', false)).toBeNull()
  expect(seenNumber('1')).toBe(900)
})

test('where nothing could be loaded stands what one has sent', async () => {
  await openHistory()
  hub.answer = () => ({ status: 403, body: { code: 'forbidden' } })
  await act(() => queryClient.resetQueries({ queryKey: keys.messages('1') }))
  const field = screen.getByRole('textbox', { name: 'Responder' })
  fireEvent.change(field, { target: { value: 'hola' } })
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }))
  expect(await screen.findByText('hola')).toBeTruthy()
})
