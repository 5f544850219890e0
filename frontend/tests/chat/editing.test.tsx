import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { type ThreadContext, ThreadProvider } from '@/features/chat/thread/context'
import { EditBox } from '@/features/chat/thread/EditBox'
import { hub, message, startHub } from '../realtime/fakeHub'

const conversation = { id: '1', kind: 'group', members: [] } as unknown as Conversation
const endEdit = vi.fn()

async function open(number: number) {
  const context = { conversation, endEdit } as unknown as ThreadContext
  const box = render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <ThreadProvider value={context}>
          <EditBox message={message(number)} />
        </ThreadProvider>
      </MantineProvider>
    </QueryClientProvider>,
  )
  await screen.findByRole('textbox')
  return box
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
const type = (value: string) => fireEvent.change(field(), { target: { value } })

beforeEach(() => {
  startHub()
  endEdit.mockClear()
  HTMLElement.prototype.scrollIntoView ??= () => {}
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
})

afterEach(() => vi.unstubAllGlobals())

test('a change begun stays while one looks elsewhere, until it is given up', async () => {
  const { unmount } = await open(1)
  type('a medias')
  unmount()
  const again = await open(1)
  expect(field().value).toBe('a medias')
  fireEvent.keyDown(field(), { key: 'Escape' })
  again.unmount()
  await open(1)
  expect(field().value).toBe('message 1')
})

test('a change taken by the hub closes its own box, one refused stays as typed', async () => {
  hub.answer = () => ({ status: 422, body: { code: 'invalid', detail: '', fields: {} } })
  const { unmount } = await open(2)
  type('mejor así')
  fireEvent.keyDown(field(), { key: 'Enter' })
  await vi.waitFor(() => expect(hub.calls.at(-1)).toMatchObject({ body: { text: 'mejor así' } }))
  unmount()
  expect(endEdit).not.toHaveBeenCalled()
  hub.answer = () => ({ status: 200, body: message(2, { text: 'mejor así' }) })
  await open(2)
  expect(field().value).toBe('mejor así')
  fireEvent.keyDown(field(), { key: 'Enter' })
  await vi.waitFor(() => expect(endEdit).toHaveBeenCalledTimes(1))
  expect(endEdit.mock.calls[0]?.[0]).toMatchObject({ id: 'm2' })
})
