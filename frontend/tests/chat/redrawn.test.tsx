import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Message } from '@/api/types'
import { keys } from '@/features/chat/data/cache'
import type { MessagePages } from '@/features/chat/data/messages'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

afterEach(() => vi.unstubAllGlobals())

const LAST = 40
const drawn: number[] = []

/** A message that knows when it is drawn: nothing else asks when its words were changed. */
class Watched {
  constructor(one: Message) {
    const { edited_at, ...rest } = one
    Object.assign(this, rest)
  }

  get edited_at(): null {
    drawn.push((this as unknown as Message).number)
    return null
  }
}

async function openWatched(): Promise<void> {
  const said = Array.from({ length: LAST }, (_, at) => message(1 + at))
  await openThread(said)
  const messages = said.map(one => new Watched(one) as unknown as Message)
  await act(async () =>
    queryClient.setQueryData<MessagePages>(keys.messages('1'), {
      pages: [{ messages, first: true, last: true }],
      pageParams: [{}],
    }),
  )
  await vi.waitFor(() => expect(new Set(drawn).size).toBe(LAST))
  drawn.length = 0
}

const tell = (number: number, seq: number, text: string) =>
  act(async () => hub.socket.event('c:1', seq, { data: message(number, { seq, text }) as never }))

test('a change of one message draws no other one anew, nor does a new one', async () => {
  await openWatched()
  await tell(20, 41, 'cambiado')
  expect(screen.getByText('cambiado')).toBeTruthy()
  await tell(41, 42, 'nuevo')
  expect(screen.getByText('nuevo')).toBeTruthy()
  expect(drawn).toEqual([])
})

test('what one types draws no message anew', async () => {
  await openWatched()
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'hola' } })
  expect(drawn).toEqual([])
})

test('a name that becomes known is said on the reactions that were drawn without it', async () => {
  await openThread([message(1, { reactions: [{ emoji: '👍', count: 1, by: ['luis'] }] })])
  expect(screen.queryByRole('button', { name: '👍: Luis' })).toBeNull()
  await act(async () => queryClient.setQueryData(['colleagues'], [{ id: 'luis', name: 'Luis' }]))
  expect(await screen.findByRole('button', { name: '👍: Luis' })).toBeTruthy()
})
