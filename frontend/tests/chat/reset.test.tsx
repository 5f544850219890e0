import { act, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Conversation } from '@/api/types'
import { knownConversation } from '@/features/chat/data/cache'
import { react } from '@/features/chat/data/messageChanges'
import { knownMessages } from '@/features/chat/data/messages'
import { hub, message } from '../realtime/fakeHub'
import { openThread } from './openThread'

const OWN = { notify: 'all', muted_until: null, draft: null } as const

afterEach(() => vi.unstubAllGlobals())

test('after a hole in the own stream its places, drafts and badges are as the hub has them', async () => {
  await openThread([message(1)], { own: OWN })
  const { answer } = hub
  const draft = { text: 'desde el teléfono', reply_to: null, updated_at: '2026-11-21T10:00:00Z' }
  hub.answer = call => {
    const { status, body } = answer(call)
    if (call.path !== 'conversations/1/') return { status, body }
    const own = { ...OWN, notify: 'none' as const, draft }
    return { status, body: { ...(body as Conversation), own, mentions: 1 } }
  }
  await act(async () => hub.socket.say({ type: 'reset', stream: 'u:me', head: 9 }))
  await screen.findByDisplayValue('desde el teléfono')
  expect(knownConversation('1')).toMatchObject({ mentions: 1, own: { notify: 'none' } })
})

test('a reaction that the hub refuses is taken back, and takes back nothing that came meanwhile', async () => {
  await openThread([message(1)])
  const { answer } = hub
  const ana = { emoji: '👍', count: 1, by: ['ana'] }
  hub.answer = call =>
    call.method === 'PUT' ? { status: 403, body: { code: 'forbidden' } } : answer(call)
  const reactions = () => knownMessages('1')[0]?.reactions
  const first = react(message(1), '👍', 'me', true)
  await vi.waitFor(() => expect(reactions()).toMatchObject([{ by: ['me'] }]))
  await expect(first).rejects.toMatchObject({ code: 'forbidden' })
  expect(reactions()).toEqual([])

  const second = react(message(1), '👍', 'me', true)
  await vi.waitFor(() => expect(reactions()).toMatchObject([{ by: ['me'] }]))
  hub.socket.event('c:1', 2, { data: message(1, { seq: 2, reactions: [ana] }) as never })
  await expect(second).rejects.toMatchObject({ code: 'forbidden' })
  expect(reactions()).toEqual([ana])
})
