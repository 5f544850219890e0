import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ApiError, fieldErrors } from '@/api/errors'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { GroupHead } from '@/features/chat/groups/GroupHead'
import { PlaceSelect } from '@/features/chat/search/PlaceSelect'
import { lineOf } from '@/realtime/client'
import { RealtimeProvider } from '@/realtime/RealtimeProvider'
import { hub, startHub } from '../realtime/fakeHub'
import { blind } from './openThread'

afterEach(() => vi.unstubAllGlobals())

async function open(children: React.ReactNode) {
  startHub()
  blind()
  queryClient.clear()
  await i18next.loadNamespaces('chat')
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <RealtimeProvider line={lineOf}>{children}</RealtimeProvider>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

test('a name the hub refuses is refused in the language of the screen', async () => {
  const own = { is_owner: true }
  const members = [{ id: 'me', name: 'Ana', is_owner: true }]
  await open(
    <GroupHead item={{ id: '1', title: 'Taller', members, own } as unknown as Conversation} />,
  )
  const fields = { title: ['A group has a name of 1 to 120 characters.'] }
  hub.answer = () => ({ status: 422, body: { code: 'invalid', detail: '', fields } })
  fireEvent.click(screen.getByRole('button', { name: 'Cambiar el nombre' }))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'x' } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Guardar' })))
  expect(await screen.findByText('El nombre tiene de 1 a 120 caracteres.')).toBeTruthy()
})

test('a field that the screen has no words for shows the hub’s', () => {
  const error = new ApiError(422, 'invalid', '', { add: ['x'], other: ['One.', 'Two.'] })
  expect(fieldErrors(error, 'chat:group.refused').other).toBe('One. Two.')
  expect(fieldErrors(error)).toEqual({ add: 'x', other: 'One. Two.' })
})

test('where to search is asked of the hub, also beyond what was met so far', async () => {
  function Place() {
    const [id, setId] = useState('')
    return <PlaceSelect id={id} onChange={setId} />
  }
  await open(<Place />)
  const old = { id: '77', kind: 'customer', title: '', customer: { name: 'Rosa Quispe' } }
  const row = { ...old, state: 'resolved', labels: [], unread: 0, last_seq: 1, last_number: 1 }
  hub.answer = ({ path }) => {
    if (path === 'conversations/77/') return { status: 200, body: row }
    const results = path.includes('q=ros') ? [{ ...row, updated_at: '2026-01-01T00:00:00Z' }] : []
    return { status: 200, body: { results, next: null, previous: null } }
  }
  const field = screen.getByPlaceholderText('Dónde')
  act(() => field.focus())
  fireEvent.click(field)
  fireEvent.change(field, { target: { value: 'ros' } })
  fireEvent.click(await screen.findByText('Rosa Quispe', {}, { timeout: 4_000 }))
  expect(await screen.findByDisplayValue('Rosa Quispe')).toBeTruthy()
  expect(hub.calls.filter(call => call.path.includes('q=ros'))).toHaveLength(1)
})
