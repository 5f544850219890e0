import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

afterEach(() => vi.unstubAllGlobals())

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Responder' })

/** The hub refuses whatever is sent. */
function refuseAll(): void {
  hub.onFrame = (socket, { type, id }) => {
    if (type !== 'send') return
    queueMicrotask(() => socket.say({ type: 'error', re: id, code: 'window_closed', detail: '' }))
  }
}

async function write(text: string): Promise<void> {
  fireEvent.change(field(), { target: { value: text } })
  await act(async () => fireEvent.keyDown(field(), { key: 'Enter' }))
}

test('a refused message goes back into the composer, beside what stands there', async () => {
  await openThread([message(1)])
  refuseAll()
  await write('lo de ayer')
  const edit = await screen.findByRole('button', { name: 'Editar' })
  fireEvent.change(field(), { target: { value: 'lo de hoy' } })
  fireEvent.click(edit)
  expect(field().value).toBe('lo de ayer\nlo de hoy')
  expect(screen.queryByRole('button', { name: 'Editar' })).toBeNull()
  expect(Object.keys(localStorage).filter(key => key.includes('outbox'))).toEqual([])
})

test('its quote comes back with it, and sent again it goes as one message', async () => {
  await openThread([message(1)])
  refuseAll()
  fireEvent.click(screen.getByRole('button', { name: 'Responder a este mensaje' }))
  await write('sí')
  fireEvent.click(await screen.findByRole('button', { name: 'Editar' }))
  await act(async () => fireEvent.keyDown(field(), { key: 'Enter' }))
  const sent = hub.socket.of('send')
  expect(sent.map(({ text, reply_to }) => [text, reply_to])).toEqual([
    ['sí', 'm1'],
    ['sí', 'm1'],
  ])
  expect(sent[0]?.client_id).not.toBe(sent[1]?.client_id)
})
