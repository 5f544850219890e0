import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import i18next from 'i18next'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Author, Conversation } from '@/api/types'
import { keepConversation } from '@/features/chat/data/cache'
import { TalkRow } from '@/features/chat/team/TalkRow'
import { startHub } from '../realtime/fakeHub'

const ME: Author = { id: 'me', name: 'Ana Torres', role: 'advisor' }
const LUIS: Author = { id: 'luis', name: 'Luis Ramos', role: 'advisor' }
const SAID = { number: 3, kind: 'text', preview: 'ya voy', duration: null, direction: 'out' }

function rowOf(kind: 'group' | 'direct', last: object): string {
  const last_message = { ...SAID, created_at: '2026-11-21T10:00:00Z', ...last }
  const item = { id: '1', kind, title: 'Taller', state: 'open', labels: [], unread: 0, members: [] }
  queryClient.clear()
  keepConversation({
    ...item,
    last_message,
    last_number: 3,
    last_seq: 3,
  } as unknown as Conversation)
  const row = render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <MemoryRouter>
          <TalkRow id="1" />
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
  const text = row.container.querySelector('[data-conversation]')?.textContent ?? ''
  row.unmount()
  return text
}

beforeAll(() => i18next.loadNamespaces('chat'))
beforeEach(startHub)
afterEach(() => vi.unstubAllGlobals())

test('a row of the team says who spoke, oneself as Tú; rows of old say only what was said', () => {
  expect(rowOf('group', { author: LUIS })).toContain('Luis: ya voy')
  expect(rowOf('group', { author: ME })).toContain('Tú: ya voy')
  expect(rowOf('direct', { author: ME })).toContain('Tú: ya voy')
  expect(rowOf('direct', { author: LUIS })).not.toContain('Luis:')
  expect(rowOf('group', {})).toMatch(/ya voy$/)
})

test('a system line in a row reads as in the thread; one of old stays a notice', () => {
  const event = { type: 'event', event: 'members', by: ME, joined: [LUIS] }
  const said = { kind: 'system', preview: '', author: null }
  expect(rowOf('group', { ...said, event })).toContain('Ana Torres sumó a Luis Ramos')
  expect(rowOf('group', said)).toContain('Cambios en el grupo')
})
