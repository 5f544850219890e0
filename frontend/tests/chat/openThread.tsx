import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation, Message } from '@/api/types'
import { keepConversation } from '@/features/chat/data/cache'
import { useConversation } from '@/features/chat/data/conversations'
import { reloadMessages } from '@/features/chat/data/messages'
import { ChatLive } from '@/features/chat/live/ChatLive'
import { Thread } from '@/features/chat/thread/Thread'
import { lineOf } from '@/realtime/client'
import { RealtimeProvider } from '@/realtime/RealtimeProvider'
import { hub, startHub } from '../realtime/fakeHub'

const GROUP = {
  id: '1',
  kind: 'group',
  title: 'Taller',
  state: 'open',
  labels: [],
  unread: 0,
  members: [],
  last_message: null,
}

/** What jsdom has no eyes for; nothing comes into view by itself. */
export function blind(): void {
  class Observer {
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  HTMLElement.prototype.scrollTo ??= () => {}
  HTMLElement.prototype.scrollIntoView ??= () => {}
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
}

/** A group with these messages, as the page draws it, on a line that stands. */
export async function openThread(messages: Message[], more: Partial<Conversation> = {}) {
  startHub()
  blind()
  queryClient.clear()
  reloadMessages('1')
  await i18next.loadNamespaces('chat')
  const last = messages.at(-1)?.number ?? 0
  const talk = { ...GROUP, ...more, last_number: last, last_seq: last, read_number: last }
  keepConversation(talk as unknown as Conversation)
  hub.answer = ({ method, path }) => {
    if (method !== 'GET') return { status: 404, body: { code: 'not_found' } }
    if (path.startsWith('conversations/1/messages/')) {
      return { status: 200, body: { results: messages, next: null, previous: null } }
    }
    if (path.endsWith('/scheduled/')) return { status: 200, body: [] }
    if (path === 'conversations/1/') return { status: 200, body: talk }
    return { status: 200, body: { results: [], next: null, previous: null } }
  }
  const router = createMemoryRouter([{ path: '*', element: <Shown /> }])
  const page = render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <RealtimeProvider line={lineOf}>
          <ChatLive />
          <RouterProvider router={router} />
        </RealtimeProvider>
      </MantineProvider>
    </QueryClientProvider>,
  )
  await screen.findByText(messages.at(-1)?.text ?? '')
  await vi.waitFor(() => hub.socket.welcome())
  return page
}

function Shown() {
  const conversation = useConversation('1')
  return conversation ? <Thread conversation={conversation} /> : null
}
