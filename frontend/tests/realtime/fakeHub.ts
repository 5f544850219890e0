import { vi } from 'vitest'
import { session } from '@/api/session'
import type { Message } from '@/api/types'
import type { Change, ClientFrame, ServerFrame } from '@/realtime/frames'

/** The far end of one socket. Only the network is faked: everything above it is the real code. */
export class FakeSocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly heard: ClientFrame[] = []
  open = true
  private n = 0
  readonly protocol: string

  constructor(_url: string, protocol: string) {
    this.protocol = protocol
    hub.sockets.push(this)
    queueMicrotask(() => this.onopen?.())
  }

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame
    this.heard.push(frame)
    hub.onFrame?.(this, frame)
  }

  close(): void {
    this.open = false
  }

  say(frame: ServerFrame | Record<string, unknown>): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  welcome(heads: object[] = [], epoch = 'e1'): void {
    const totals = { unread: 0, mentions: 0, streams: heads.length }
    this.say({ type: 'welcome', connection: 'k', epoch, heartbeat: 25, heads, totals })
  }

  event(stream: string, seq: number, change: Partial<Change> = {}): void {
    const data = change.data ?? { seq }
    this.say({ type: 'event', n: ++this.n, stream, seq, kind: 'message', ...change, data })
  }

  drop(code: number): void {
    this.open = false
    this.onclose?.({ code })
  }

  of(type: string): ClientFrame[] {
    return this.heard.filter(frame => frame.type === type)
  }
}

export interface HttpCall {
  method: string
  path: string
  body: Record<string, unknown>
}

interface Hub {
  sockets: FakeSocket[]
  calls: HttpCall[]
  onFrame: ((socket: FakeSocket, frame: ClientFrame) => void) | null
  /** What HTTP answers; throws to be unreachable. */
  answer: (call: HttpCall) => { status: number; body: unknown }
  readonly socket: FakeSocket
}

export const hub: Hub = {
  sockets: [],
  calls: [],
  onFrame: null,
  answer: () => ({ status: 404, body: { code: 'not_found' } }),
  get socket() {
    const last = this.sockets.at(-1)
    if (!last) throw new Error('no socket was opened')
    return last
  },
}

const TICKET = { status: 201, body: { ticket: 't', expires_in: 30 } }
export const SIGN_IN = {
  access: 'a2',
  expires_in: 300,
  user: { id: 'me', name: 'Ana', role: 'advisor' },
}

export function startHub(): void {
  hub.sockets = []
  hub.calls = []
  hub.onFrame = null
  hub.answer = () => ({ status: 404, body: { code: 'not_found' } })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const path = url.replace('/api/v1/', '')
    const call = { method: init.method ?? 'GET', path, body: JSON.parse(String(init.body ?? '{}')) }
    hub.calls.push(call)
    const { status, body } = path === 'ws-tickets/' ? TICKET : hub.answer(call)
    return new Response(JSON.stringify(body), { status })
  })
  session.set({
    state: 'in',
    access: 'a1',
    expiresAt: Date.now() + 300_000,
    user: { id: 'me', name: 'Ana', role: 'advisor' },
  })
}

export async function settle(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

export function message(number: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${number}`,
    conversation: '1',
    number,
    seq: number,
    kind: 'text',
    direction: 'in',
    author: { id: 'rosa', name: 'Rosa', role: 'customer' },
    text: `message ${number}`,
    html: null,
    attachments: [],
    reply_to: null,
    topic: null,
    reactions: [],
    card: null,
    state: '',
    error: null,
    created_at: '2026-11-21T10:00:00Z',
    provider_at: null,
    edited_at: null,
    deleted_at: null,
    client_id: null,
    ...more,
  }
}
