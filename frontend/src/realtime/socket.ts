import { ApiError } from '@/api/errors'
import { afterClose } from './closing'
import type { ByeFrame, ClientFrame, ErrorFrame, OkFrame, ServerFrame, Welcome } from './frames'
import { Requests } from './requests'

const ACK_FRAMES = 32
const ACK_MS = 5_000
const TICKET_MS = 15_000
const SETTLED_MS = 60_000

export interface SocketEvents {
  /** A fresh one-use ticket; rejects when nobody is signed in or the hub is away. */
  ticket: () => Promise<string>
  /** What `hello` carries beside version, ticket and device. */
  position: () => { epoch?: string; cursors: Record<string, number> }
  /** The access token is over: renew it. */
  renew: () => Promise<void>
  welcome: (frame: Welcome) => void
  frame: (frame: ServerFrame) => void
  down: () => void
  forget: () => void
  stopped: (sessionOver: boolean) => void
}

/** One connection that comes back by itself; it carries frames and knows nothing of their meaning. */
export class HubSocket {
  private ws: WebSocket | null = null
  private live = false
  private wanted = false
  private attempt = 0
  private protocolErrors = 0
  private bye: ByeFrame | null = null
  private lastN = 0
  private acked = 0
  private heartbeatMs = 25_000
  private lastFrameAt = 0
  private ackTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private settledTimer: ReturnType<typeof setTimeout> | undefined
  private readonly requests = new Requests()
  /** New for every page load: a reload is another device, so two tabs never replace each other. */
  private readonly device = crypto.randomUUID()
  private readonly events: SocketEvents
  private readonly url: string

  constructor(url: string, events: SocketEvents) {
    this.url = url
    this.events = events
  }

  get isLive(): boolean {
    return this.live
  }

  start(): void {
    if (this.wanted) return
    this.wanted = true
    this.attempt = 0
    void this.connect()
  }

  stop(): void {
    this.wanted = false
    clearTimeout(this.retryTimer)
    const ws = this.ws
    this.dropped()
    ws?.close(1000)
  }

  /** Skips the waiting: the network or the person came back. */
  hurry(): void {
    if (!this.wanted) return
    if (this.ws) {
      if (this.live && Date.now() - this.lastFrameAt > this.silenceMs) this.lost(4412)
      return
    }
    clearTimeout(this.retryTimer)
    void this.connect()
  }

  /** Sends when connected; false when not. */
  send(frame: ClientFrame): boolean {
    if (!this.live || !this.ws) return false
    this.ws.send(JSON.stringify(frame))
    return true
  }

  /** Sends and waits for `ok`; rejects with the named error, `offline` or `timeout`. */
  request(frame: ClientFrame): Promise<OkFrame> {
    return this.requests.ask(id => this.send({ ...frame, id }))
  }

  private get silenceMs(): number {
    return this.heartbeatMs * 1.6
  }

  private async connect(): Promise<void> {
    if (!this.wanted || this.ws) return
    let ticket: string
    try {
      ticket = await this.events.ticket()
    } catch {
      this.again(1006)
      return
    }
    if (!this.wanted || this.ws) return
    const ws = new WebSocket(this.url, 'hub.v1')
    this.ws = ws
    this.bye = null
    const opening = setTimeout(() => this.ws === ws && this.lost(1006), TICKET_MS)
    ws.onopen = () => {
      const hello = { type: 'hello', version: 1, ticket, device: this.device }
      ws.send(JSON.stringify({ ...hello, ...this.events.position() }))
    }
    ws.onmessage = message => {
      if (this.ws !== ws) return
      clearTimeout(opening)
      this.heard(JSON.parse(String(message.data)) as ServerFrame)
    }
    ws.onclose = ({ code }) => {
      clearTimeout(opening)
      if (this.ws === ws) this.closed(code)
    }
  }

  private heard(frame: ServerFrame): void {
    this.lastFrameAt = Date.now()
    this.listenForSilence()
    if ('n' in frame && typeof frame.n === 'number') this.count(frame.n)
    switch (frame.type) {
      case 'welcome':
        this.live = true
        this.lastN = 0
        this.acked = 0
        this.heartbeatMs = frame.heartbeat * 1000
        this.settledTimer = setTimeout(() => {
          this.attempt = 0
          this.protocolErrors = 0
        }, SETTLED_MS)
        this.events.welcome(frame)
        break
      case 'ok':
        this.requests.answer(frame)
        break
      case 'error':
        this.refused(frame)
        break
      case 'bye':
        this.bye = frame
        break
      case 'heartbeat':
        this.send({ type: 'heartbeat' })
        this.events.frame(frame)
        break
      default:
        this.events.frame(frame)
    }
  }

  private refused(frame: ErrorFrame): void {
    if (!frame.re) return
    const after = frame.retry_after_ms === undefined ? null : frame.retry_after_ms / 1000
    const error = new ApiError(409, frame.code, frame.detail, frame.fields ?? {}, after)
    this.requests.refuse(frame.re, error)
    this.events.frame(frame)
  }

  private count(n: number): void {
    this.lastN = n
    if (n - this.acked >= ACK_FRAMES) this.ack()
    else this.ackTimer ??= setTimeout(() => this.ack(), ACK_MS)
  }

  private ack(): void {
    clearTimeout(this.ackTimer)
    this.ackTimer = undefined
    if (this.lastN > this.acked && this.send({ type: 'ack', n: this.lastN }))
      this.acked = this.lastN
  }

  private listenForSilence(): void {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => this.lost(4412), this.silenceMs)
  }

  /** We give the connection up ourselves, without waiting for a close that may never come. */
  private lost(code: number): void {
    const ws = this.ws
    if (!ws) return
    this.closed(code)
    ws.close()
  }

  private closed(code: number): void {
    const wasLive = this.live
    this.dropped()
    if (!this.wanted) return
    if (wasLive) this.events.down()
    this.again(this.bye && code <= 1006 && code !== 1000 ? this.bye.code : code)
  }

  private dropped(): void {
    this.ws = null
    this.live = false
    clearTimeout(this.ackTimer)
    this.ackTimer = undefined
    clearTimeout(this.silenceTimer)
    clearTimeout(this.settledTimer)
    this.requests.abandon()
  }

  private again(code: number): void {
    if (code === 4400 || code === 1009) this.protocolErrors += 1
    const next = afterClose({
      code,
      reconnectMs: this.bye?.reconnect_ms ?? null,
      attempt: this.attempt,
      protocolErrors: this.protocolErrors,
    })
    if (next.act !== 'wait') {
      this.wanted = false
      this.events.stopped(next.act === 'give-up-session')
      return
    }
    if (next.forget) this.events.forget()
    this.attempt += 1
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => {
      if (next.signIn) void this.events.renew().finally(() => this.connect())
      else void this.connect()
    }, next.ms)
  }
}
