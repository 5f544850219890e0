import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message } from '@/api/types'
import { Realtime } from '@/realtime/client'
import { hub, message, settle, startHub } from './fakeHub'

let realtime: Realtime
let stored: Message[]

const DRAFT = {
  conversation: '1',
  kind: 'text' as const,
  text: 'Hola',
  attachments: [],
  reply_to: null,
  private: false,
  expect_number: 3,
}

async function begin(): Promise<void> {
  realtime = new Realtime('me', 'ws://hub/ws/v1')
  realtime.listen({ stored: one => stored.push(one) })
  realtime.start()
  await settle()
}

beforeEach(async () => {
  vi.useFakeTimers()
  startHub()
  stored = []
  await begin()
})

afterEach(() => {
  realtime.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const unreachable = () => {
  throw new TypeError('network')
}
const sends = () => hub.sockets.flatMap(socket => socket.of('send'))
const states = () => realtime.outbox.entries.get().map(entry => entry.state)
const kept = () => Object.keys(localStorage).filter(key => key.includes('outbox'))

test('a message is kept before it is sent, and forgotten when its event is here', async () => {
  hub.socket.welcome()
  hub.onFrame = (_socket, frame) => frame.type === 'send' && expect(kept()).toHaveLength(1)
  const entry = realtime.outbox.add(DRAFT)
  await settle()
  const [frame] = sends()
  expect(frame).toMatchObject({ client_id: entry.client_id, text: 'Hola', expect_number: 3 })
  expect(states()).toEqual(['sending'])
  hub.socket.say({ type: 'ok', re: frame?.id, message: 'm4', number: 4, seq: 9, duplicate: false })
  await settle()
  expect(states()).toEqual(['sent'])
  realtime.outbox.arrived(entry.client_id)
  expect(states()).toEqual([])
  expect(kept()).toEqual([])
})

test('without ok in 10 s the same id goes out again over HTTP', async () => {
  hub.socket.welcome()
  hub.answer = ({ body }) => ({
    status: 200,
    body: message(4, { client_id: String(body.client_id) }),
  })
  const entry = realtime.outbox.add(DRAFT)
  await settle(10_100)
  const posts = hub.calls.filter(call => call.path === 'conversations/1/messages/')
  expect(posts.map(call => call.body.client_id)).toEqual([entry.client_id])
  expect(stored.map(one => one.client_id)).toEqual([entry.client_id])
  expect(states()).toEqual([])
})

test('with the socket down it goes over HTTP; with nothing it waits and leaves on connect', async () => {
  hub.answer = unreachable
  const entry = realtime.outbox.add(DRAFT)
  await settle()
  expect(states()).toEqual(['waiting'])
  hub.socket.welcome()
  await settle()
  expect(sends().map(frame => frame.client_id)).toEqual([entry.client_id])
})

test('a reload keeps what was under way and sends it with the same id', async () => {
  hub.socket.welcome()
  const entry = realtime.outbox.add(DRAFT)
  await settle()
  realtime.close()
  hub.answer = unreachable
  await begin()
  hub.socket.welcome()
  await settle()
  expect(sends().map(frame => frame.client_id)).toEqual([entry.client_id, entry.client_id])
})

test('one at a time per conversation, in order; others do not wait', async () => {
  hub.socket.welcome()
  realtime.outbox.add({ ...DRAFT, text: 'uno' })
  realtime.outbox.add({ ...DRAFT, text: 'dos' })
  realtime.outbox.add({ ...DRAFT, conversation: '2', text: 'otra' })
  await settle()
  expect(sends().map(frame => frame.text)).toEqual(['uno', 'otra'])
  hub.socket.say({
    type: 'ok',
    re: sends()[0]?.id,
    message: 'm',
    number: 4,
    seq: 9,
    duplicate: false,
  })
  await settle()
  expect(sends().map(frame => frame.text)).toEqual(['uno', 'otra', 'dos'])
})

test('a refusal stays with its reason until a person retries', async () => {
  hub.socket.welcome()
  realtime.outbox.add(DRAFT)
  await settle()
  const detail = 'closed'
  hub.socket.say({ type: 'error', re: sends()[0]?.id, code: 'window_closed', detail })
  await settle(20_000)
  const [entry] = realtime.outbox.entries.get()
  expect(entry).toMatchObject({ state: 'failed', error: { code: 'window_closed', detail } })
  expect(sends()).toHaveLength(1)
  realtime.outbox.retry(entry?.client_id ?? '')
  await settle()
  expect(sends().map(frame => frame.client_id)).toEqual([entry?.client_id, entry?.client_id])
})

test('stale waits for a decision and can go with what has been seen since', async () => {
  hub.socket.welcome()
  const { client_id } = realtime.outbox.add(DRAFT)
  await settle()
  hub.socket.say({ type: 'error', re: sends()[0]?.id, code: 'stale', detail: '' })
  await settle()
  expect(states()).toEqual(['stale'])
  realtime.outbox.retry(client_id, { expect_number: 5 })
  await settle()
  expect(sends()[1]).toMatchObject({ client_id, expect_number: 5 })
})

test('busy is tried again by itself, after the time the hub asks for', async () => {
  hub.socket.welcome()
  realtime.outbox.add(DRAFT)
  await settle()
  const busy = {
    type: 'error',
    re: sends()[0]?.id,
    code: 'busy',
    detail: '',
    retry_after_ms: 4_000,
  }
  hub.socket.say(busy)
  await settle(3_900)
  expect(states()).toEqual(['waiting'])
  await settle(200)
  expect(sends()).toHaveLength(2)
})

test('written offline in one moment, they leave in the order written, also after a failure', async () => {
  hub.answer = unreachable
  for (const text of ['uno', 'dos', 'tres', 'cuatro']) realtime.outbox.add({ ...DRAFT, text })
  await settle(5_000)
  realtime.close()
  await begin()
  const answers: Record<string, string[]> = { uno: ['busy'], dos: ['window_closed'] }
  hub.onFrame = (socket, { type, id, text }) => {
    if (type !== 'send') return
    const code = answers[String(text)]?.shift()
    const ok = { type: 'ok', re: id, message: 'm', number: 4, seq: 9, duplicate: false }
    queueMicrotask(() => socket.say(code ? { type: 'error', re: id, code, detail: '' } : ok))
  }
  hub.socket.welcome()
  await settle(30_000)
  expect(sends().map(frame => frame.text)).toEqual(['uno', 'uno', 'dos', 'tres', 'cuatro'])
  expect(realtime.outbox.entries.get().map(({ text, state }) => [text, state])).toEqual([
    ['uno', 'sent'],
    ['dos', 'failed'],
    ['tres', 'sent'],
    ['cuatro', 'sent'],
  ])
})

test('what was written at once stays together: nothing passes a part that was held up', async () => {
  hub.socket.welcome()
  const first = realtime.outbox.add({ ...DRAFT, text: 'uno', writing: 'w' })
  realtime.outbox.add({ ...DRAFT, text: 'dos', writing: 'w' })
  realtime.outbox.add({ ...DRAFT, text: 'otra cosa', writing: 'x' })
  await settle()
  hub.socket.say({ type: 'error', re: sends()[0]?.id, code: 'stale', detail: '' })
  await settle()
  expect(sends().map(frame => frame.text)).toEqual(['uno', 'otra cosa'])
  hub.onFrame = (socket, { type, id }) => {
    const ok = { type: 'ok', re: id, message: 'm', number: 4, seq: 9, duplicate: false }
    if (type === 'send') queueMicrotask(() => socket.say(ok))
  }
  const other = { message: 'm', number: 4, seq: 9, duplicate: false }
  hub.socket.say({ type: 'ok', re: sends()[1]?.id, ...other })
  realtime.outbox.retry(first.client_id, { expect_number: 5 })
  await settle()
  expect(sends().map(frame => frame.text)).toEqual(['uno', 'otra cosa', 'uno', 'dos'])
})

test('taken back, what waits behind a held up part comes with it and does not go out', async () => {
  hub.socket.welcome()
  const first = realtime.outbox.add({ ...DRAFT, text: 'uno', writing: 'w' })
  realtime.outbox.add({ ...DRAFT, text: 'dos', writing: 'w' })
  await settle()
  hub.socket.say({ type: 'error', re: sends()[0]?.id, code: 'stale', detail: '' })
  await settle()
  expect(realtime.outbox.takeBack(first).map(({ text }) => text)).toEqual(['uno', 'dos'])
  await settle()
  expect(sends().map(frame => frame.text)).toEqual(['uno'])
  expect(kept()).toEqual([])
})
