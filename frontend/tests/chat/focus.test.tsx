import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Conversation } from '@/api/types'
import { composerCommands } from '@/features/chat/composer/commands'
import { announce, LiveRegion } from '@/ui/live'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

afterEach(() => vi.unstubAllGlobals())

const article = (number: number) => document.querySelector(`[data-number="${number}"]`)
const tool = (number: number, name: string) =>
  within(article(number) as HTMLElement).getByRole('button', { name })
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')

/** The focus of a removed element falls to the page, as in a browser. */
async function open(number: number, name: string): Promise<void> {
  const button = tool(number, name)
  button.focus()
  await act(async () => fireEvent.click(button))
}
const stands = (element: Element | null) =>
  vi.waitFor(() => expect(document.activeElement).toBe(element))

test('after its menu, a change or a reaction the focus is at the message again', async () => {
  const own = { id: 'me', name: 'Ana', role: 'advisor' as const }
  await openThread([message(1), message(2, { author: own })])

  await open(1, 'Más sobre este mensaje')
  const item = await screen.findByRole('menuitem', { name: 'Copiar texto', hidden: true })
  item.focus()
  fireEvent.keyDown(item, { key: 'Escape' })
  await stands(article(1))

  await open(2, 'Más sobre este mensaje')
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Editar', hidden: true }))
  const box = await screen.findByDisplayValue('message 2')
  await stands(box)
  fireEvent.keyDown(box, { key: 'Escape' })
  await stands(article(2))
})

test('an answer leads to the field, and so does a change begun there', async () => {
  const own = { id: 'me', name: 'Ana', role: 'advisor' as const }
  await openThread([message(1), message(2, { author: own })])
  await open(1, 'Responder a este mensaje')
  await stands(field())
  fireEvent.keyDown(field(), { key: 'ArrowUp' })
  const box = await screen.findByDisplayValue('message 2')
  fireEvent.keyDown(box, { key: 'Escape' })
  await vi.waitFor(() => expect(screen.queryByDisplayValue('message 2')).toBeNull())
  await stands(field())
})

test('the key that leads to the field is not outrun by the first letter', async () => {
  await openThread([message(1)])
  act(() => composerCommands.get()?.reply())
  expect(document.activeElement).toBe(field())
})

test('Tab reaches one emoji, the arrows, Home and End the others', async () => {
  await openThread([message(1)])
  await open(1, 'Reaccionar')
  const grid = await screen.findByRole(
    'group',
    { name: 'Usados hace poco', hidden: true },
    { timeout: 3_000 },
  )
  const signs = () => [...grid.querySelectorAll('button')]
  await vi.waitFor(() => expect(signs().length).toBeGreaterThan(20))
  const reached = () => signs().flatMap((sign, at) => (sign.tabIndex === 0 ? at : []))
  expect(reached()).toEqual([0])
  signs()[0]?.focus()
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key })
  const places = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'Home'].map(key => {
    press(key)
    return reached()
  })
  expect(places).toEqual([[1], [9], [8], [signs().length - 1], [0]])
  fireEvent.click(document.activeElement as Element)
  await stands(article(1))
})

test('a message that arrives and a name that is offered are said once', async () => {
  const members = [{ id: 'luis', name: 'Luis Ramos', username: 'luis' }]
  await openThread([message(1)], { members } as Partial<Conversation>)
  const region = render(<LiveRegion />)
  const said = () =>
    within(region.container)
      .queryAllByText(/./)
      .map(one => one.textContent)
  const created_at = new Date().toISOString()
  for (const seq of [2, 2, 3]) {
    await act(async () =>
      hub.socket.event('c:1', seq, { data: message(2, { seq, created_at }) as never }),
    )
  }
  expect(said()).toEqual(['Mensaje de Rosa: message 2'])
  for (const value of ['@l', '@lu', '@lui']) {
    fireEvent.change(field(), { target: { value, selectionStart: value.length } })
  }
  expect(said().slice(1)).toEqual(['Luis Ramos, @luis'])
  act(() => {
    announce('uno')
    announce('dos')
  })
  expect(said().slice(-2)).toEqual(['uno', 'dos'])
})
