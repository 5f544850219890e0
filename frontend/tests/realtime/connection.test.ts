import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '@/api/session'
import { Realtime } from '@/realtime/client'
import { afterClose, backoff } from '@/realtime/closing'
import { connection } from '@/realtime/status'
import { hub, SIGN_IN, settle, startHub } from './fakeHub'

let realtime: Realtime
let applied: [string, number][]
let resets: string[]

beforeEach(async () => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  startHub()
  applied = []
  resets = []
  realtime = new Realtime('me', 'ws://hub/ws/v1')
  realtime.listen({
    change: (stream, { seq }) => applied.push([stream, seq]),
    reset: stream => resets.push(stream),
  })
  realtime.start()
  await settle()
})

afterEach(() => {
  realtime.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('hello comes first, with a ticket and the protocol of the contract', () => {
  expect(hub.socket.protocol).toBe('hub.v1')
  expect(hub.socket.heard[0]).toMatchObject({ type: 'hello', version: 1, ticket: 't', cursors: {} })
  expect(connection.get().state).toBe('offline')
  hub.socket.welcome()
  expect(connection.get().state).toBe('live')
})

test('a reconnect resumes where it stood', async () => {
  hub.socket.welcome()
  hub.socket.event('c:1', 4)
  hub.socket.event('c:1', 5)
  hub.socket.drop(1006)
  expect(connection.get().state).toBe('offline')
  await settle(2_000)
  expect(hub.sockets).toHaveLength(2)
  expect(hub.socket.heard[0]).toMatchObject({ epoch: 'e1', cursors: { 'c:1': 5 } })
  hub.socket.welcome()
  const items = [{ seq: 6, kind: 'message', data: {} }]
  hub.socket.say({ type: 'events', n: 1, stream: 'c:1', from: 5, to: 6, items, more: false })
  expect(applied.map(([, seq]) => seq)).toEqual([4, 5, 6])
  expect(connection.get().state).toBe('live')
})

test('a gap shows as catching up until it is filled', () => {
  hub.socket.welcome([{ stream: 'c:1', seq: 1, number: 1, read_number: 0, unread: 1, mentions: 0 }])
  hub.socket.event('c:1', 4)
  expect(connection.get()).toMatchObject({ state: 'catching', behind: 1 })
  expect(hub.socket.of('pull')[0]).toMatchObject({ stream: 'c:1', after: 1, limit: 200 })
  const items = [2, 3].map(seq => ({ seq, kind: 'message', data: {} }))
  hub.socket.say({ type: 'events', n: 2, stream: 'c:1', from: 1, to: 3, items, more: false })
  expect(applied.map(([, seq]) => seq)).toEqual([2, 3, 4])
  expect(connection.get().state).toBe('live')
})

test('another epoch puts everything cached in doubt', async () => {
  hub.socket.welcome()
  hub.socket.event('c:1', 4)
  hub.socket.drop(1006)
  await settle(2_000)
  hub.socket.welcome([], 'e2')
  expect(resets).toEqual(['c:1'])
})

test('frames are acknowledged every 32, and after 5 s', async () => {
  hub.socket.welcome()
  for (let seq = 1; seq <= 32; seq++) hub.socket.event('c:1', seq)
  expect(hub.socket.of('ack')).toEqual([{ type: 'ack', n: 32 }])
  hub.socket.event('c:1', 33)
  await settle(5_000)
  expect(hub.socket.of('ack').at(-1)).toEqual({ type: 'ack', n: 33 })
})

test('a heartbeat is answered; silence is a lost connection', async () => {
  hub.socket.welcome()
  hub.socket.say({ type: 'heartbeat', now: '2026-11-21T10:00:00Z' })
  expect(hub.socket.of('heartbeat')).toHaveLength(1)
  await settle(41_000)
  expect(hub.sockets).toHaveLength(2)
  expect(hub.sockets[0]?.open).toBe(false)
})

test('4401 renews the session before it connects again', async () => {
  hub.answer = () => ({ status: 200, body: SIGN_IN })
  hub.socket.welcome()
  hub.socket.drop(4401)
  await settle(2_000)
  expect(hub.calls.map(call => call.path)).toContain('auth/refresh/')
  expect(hub.sockets).toHaveLength(2)
})

test('4403 ends the session, 4409 only the socket', async () => {
  hub.socket.welcome()
  hub.socket.drop(4409)
  await settle(60_000)
  expect(hub.sockets).toHaveLength(1)
  expect(connection.get().state).toBe('stopped')
  expect(session.get().state).toBe('in')

  const other = new Realtime('me', 'ws://hub/ws/v1')
  other.start()
  await settle()
  hub.socket.drop(4403)
  expect(session.get().state).toBe('out')
  other.close()
})

test('4411 forgets the positions', async () => {
  hub.socket.welcome()
  hub.socket.event('c:1', 4)
  hub.socket.drop(4411)
  await settle(2_000)
  expect(hub.socket.heard[0]).toMatchObject({ cursors: {} })
  expect(resets).toEqual(['c:1'])
})

test('protocol errors stop after the third', async () => {
  for (let turn = 0; turn < 3; turn++) {
    hub.socket.drop(4400)
    await settle(3_000)
  }
  expect(hub.sockets).toHaveLength(3)
  expect(connection.get().state).toBe('stopped')
})

test('a new access token renews the socket without a reconnect', async () => {
  hub.answer = () => ({ status: 200, body: SIGN_IN })
  hub.socket.welcome()
  for (let beat = 0; beat < 9; beat++) {
    await settle(25_000)
    hub.socket.say({ type: 'heartbeat', now: '' })
  }
  expect(hub.sockets).toHaveLength(1)
  expect(hub.socket.of('auth')).toEqual([{ type: 'auth', ticket: 't' }])
})

test('coming back online connects at once', async () => {
  hub.socket.welcome()
  hub.socket.drop(1006)
  window.dispatchEvent(new Event('online'))
  await settle()
  expect(hub.sockets).toHaveLength(2)
})

test('the pauses double up to 30 s, with full jitter', () => {
  expect([0, 1, 4, 10].map(attempt => backoff(attempt, () => 0.999_999))).toEqual([
    499, 999, 7_999, 29_999,
  ])
  expect(backoff(10, () => 0)).toBe(0)
  const closed = { reconnectMs: 8_000, attempt: 0, protocolErrors: 0 }
  expect(afterClose({ ...closed, code: 1012 }, () => 0.5)).toEqual({ act: 'wait', ms: 4_000 })
  expect(afterClose({ ...closed, code: 4429 }, () => 0.5)).toEqual({ act: 'wait', ms: 8_000 })
})
