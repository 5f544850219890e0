import { accessToken, api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { refresh, session, signOutHere } from '@/api/session'
import type { Message } from '@/api/types'
import { heardHubTime } from '@/lib/clock'
import { type Change, conversationStream, type Head, type ServerFrame } from './frames'
import { Outbox } from './outbox'
import { HubSocket } from './socket'
import { connection } from './status'
import { Streams } from './streams'

const RENEW_EARLY_MS = 90_000
const EXPECT_MS = 1_500
const PULL = 'pull '

/** What the screens hear; every change once and in order per stream. */
export interface RealtimeListener {
  change?: (stream: string, change: Change) => void
  /** Cached data of this stream is in doubt: load it again. `head` 0: it may not be ours any more. */
  reset?: (stream: string, head?: number) => void
  heads?: (heads: Head[]) => void
  /** The line stands again: everything one may see now, the 200 newest. */
  welcome?: (heads: Head[]) => void
  /** A message stored over HTTP, ahead of its event. */
  stored?: (message: Message) => void
  ephemeral?: (kind: string, data: Record<string, unknown>) => void
}

/** Everything live of one signed-in person: socket, positions, outbox, and the truth about them. */
export class Realtime {
  readonly outbox: Outbox
  readonly streams: Streams
  readonly socket: HubSocket
  private epoch: string | undefined
  private renewTimer: ReturnType<typeof setTimeout> | undefined
  private access: string | null = null
  private readonly listeners = new Set<RealtimeListener>()
  private readonly unsubscribe: () => void

  constructor(user: string, url: string) {
    this.streams = new Streams({
      apply: (stream, change) => this.tell(listener => listener.change?.(stream, change)),
      reset: (stream, head) => this.tell(listener => listener.reset?.(stream, head)),
      pull: (stream, after) => this.pull(stream, after),
    })
    this.socket = new HubSocket(url, {
      ticket: async () => (await api.post<{ ticket: string }>('ws-tickets/')).ticket,
      position: () => ({ epoch: this.epoch, cursors: this.streams.cursors() }),
      renew: () => refresh().catch(() => {}),
      welcome: frame => this.welcomed(frame.epoch, frame.heads),
      frame: frame => this.heard(frame),
      down: () => this.wentDown(),
      forget: () => this.streams.forget(),
      stopped: over => this.stopped(over),
    })
    this.outbox = new Outbox(user, {
      socket: body => this.socket.request({ type: 'send', ...body }),
      stored: message => this.tell(listener => listener.stored?.(message)),
      expected: (conversation, seq) => this.expect(conversationStream(conversation), seq),
    })
    this.unsubscribe = session.subscribe(() => this.sessionChanged())
  }

  start(): void {
    connection.set({ state: 'offline', behind: 0, since: Date.now(), lastEventAt: null })
    window.addEventListener('online', this.onBack)
    document.addEventListener('visibilitychange', this.onBack)
    this.sessionChanged()
    this.socket.start()
    this.outbox.pump()
  }

  close(): void {
    window.removeEventListener('online', this.onBack)
    document.removeEventListener('visibilitychange', this.onBack)
    clearTimeout(this.renewTimer)
    this.unsubscribe()
    this.socket.stop()
    this.outbox.close()
    connection.set({ state: 'offline', behind: 0, since: null, lastEventAt: null })
  }

  listen(listener: RealtimeListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tells the hub how far this person has read; the socket if it stands, else HTTP. */
  read(conversation: string, number: number): void {
    if (this.socket.send({ type: 'read', conversation, number })) return
    api.post(`conversations/${conversation}/read/`, { number }).catch(() => {
      // Reading is told again with the next message or the next visit.
    })
  }

  /** What stands on this screen, and whether somebody is at it. */
  focus(conversation: string | null, active: boolean): void {
    this.socket.send({ type: 'focus', conversation, active })
  }

  typing(conversation: string, on: boolean): void {
    this.socket.send({ type: 'typing', conversation, on })
  }

  private welcomed(epoch: string, heads: Head[]): void {
    if (this.epoch !== undefined && this.epoch !== epoch) this.streams.forget()
    this.epoch = epoch
    this.noteHeads(heads)
    this.tell(listener => listener.welcome?.(heads))
    this.showTruth()
    this.outbox.connected()
  }

  private heard(frame: ServerFrame): void {
    switch (frame.type) {
      case 'event':
        this.streams.change(frame.stream, frame)
        this.touched()
        break
      case 'events':
        this.streams.batch(frame)
        this.touched()
        break
      case 'reset':
        this.streams.reset(frame.stream, frame.head)
        break
      case 'heartbeat':
        this.streams.overdue(Date.now())
        heardHubTime(frame.now)
        this.noteHeads(frame.heads ?? [])
        break
      case 'ephemeral':
        this.tell(listener => listener.ephemeral?.(frame.kind, frame.data))
        break
      case 'error':
        if (frame.re?.startsWith(PULL)) {
          const gone = frame.code === 'not_found' || frame.code === 'forbidden'
          this.streams.refused(frame.re.slice(PULL.length), gone)
        }
        break
    }
    this.showTruth()
  }

  private noteHeads(heads: Head[]): void {
    for (const head of heads) this.streams.head(head.stream, head.seq)
    if (heads.length > 0) this.tell(listener => listener.heads?.(heads))
  }

  private pull(stream: string, after: number): void {
    this.socket.send({ type: 'pull', id: PULL + stream, stream, after, limit: 200 })
    this.showTruth()
  }

  private expect(stream: string, seq: number): void {
    setTimeout(() => this.streams.head(stream, seq), EXPECT_MS)
  }

  private touched(): void {
    connection.set({ ...connection.get(), lastEventAt: Date.now() })
  }

  private showTruth(): void {
    if (!this.socket.isLive) return
    const { behind } = this.streams
    const now = connection.get()
    const state = behind > 0 ? 'catching' : 'live'
    if (now.state !== state || now.behind !== behind) {
      connection.set({ ...now, state, behind, since: null })
    }
  }

  private wentDown(): void {
    this.streams.disconnected()
    connection.set({ ...connection.get(), state: 'offline', behind: 0, since: Date.now() })
  }

  private stopped(sessionOver: boolean): void {
    this.wentDown()
    connection.set({ ...connection.get(), state: 'stopped' })
    if (sessionOver) signOutHere()
  }

  /** A new access token renews the socket's sign-in without a reconnect, well before the old one ends. */
  private sessionChanged(): void {
    const now = session.get()
    clearTimeout(this.renewTimer)
    if (now.state !== 'in') return
    const due = Math.max(5_000, now.expiresAt - Date.now() - RENEW_EARLY_MS)
    this.renewTimer = setTimeout(() => void this.keepSignedIn(), due)
    if (this.access !== null && this.access !== now.access) void this.renewSocket()
    this.access = now.access
  }

  private async keepSignedIn(): Promise<void> {
    try {
      await refresh()
    } catch {
      this.renewTimer = setTimeout(() => void this.keepSignedIn(), 10_000)
    }
  }

  private async renewSocket(): Promise<void> {
    if (!this.socket.isLive || !(await accessToken())) return
    try {
      const { ticket } = await api.post<{ ticket: string }>('ws-tickets/')
      this.socket.send({ type: 'auth', ticket })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // The hub will close with 4401 and the next connection brings a fresh ticket.
    }
  }

  private onBack = (): void => {
    if (document.visibilityState === 'visible') this.socket.hurry()
  }

  private tell(say: (listener: RealtimeListener) => void): void {
    for (const listener of this.listeners) say(listener)
  }
}

/** A line to the hub this page came from. */
export function lineOf(user: string): Realtime {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return new Realtime(user, `${scheme}://${location.host}/ws/v1`)
}
