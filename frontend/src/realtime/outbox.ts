import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { Message } from '@/api/types'
import { createStore } from '@/lib/store'
import type { OkFrame } from './frames'
import { bodyOf, type Outgoing } from './outgoing'

interface Roads {
  /** Over the socket; rejects at once with `offline` when it is down. */
  socket: (body: Record<string, unknown>) => Promise<OkFrame>
  stored: (message: Message) => void
  /** The hub has it as change `seq`; its event should follow. */
  expected: (conversation: string, seq: number) => void
}

const AGAIN = new Set(['offline', 'timeout', 'busy', 'internal', 'rate_limited'])
const WAIT_MS = [1_000, 3_000, 8_000, 20_000]
const SOCKET_BYTES = 48_000

export class Outbox {
  readonly entries = createStore<Outgoing[]>([])
  private readonly tries = new Map<string, number>()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** No `ok` came over the socket: the next try takes the other road. */
  private readonly unanswered = new Set<string>()
  private closed = false
  private readonly prefix: string
  private readonly roads: Roads

  constructor(user: string, roads: Roads) {
    this.prefix = `mostrador.outbox.${user}.`
    this.roads = roads
    this.entries.set(this.readKept())
    window.addEventListener('storage', this.onStorage)
    window.addEventListener('pagehide', this.onLeaving)
  }

  /** What is under way stays kept and goes on with the next sign-in. */
  close(): void {
    this.closed = true
    window.removeEventListener('storage', this.onStorage)
    window.removeEventListener('pagehide', this.onLeaving)
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  /** Keeps the message first, then tries; the same `client_id` is used for ever. */
  add(draft: Omit<Outgoing, 'client_id' | 'created_at' | 'state' | 'error'>): Outgoing {
    const entry: Outgoing = {
      ...draft,
      client_id: crypto.randomUUID(),
      created_at: this.nextTime(),
      state: 'waiting',
      error: null,
    }
    this.write(entry)
    this.pump()
    return entry
  }

  /** A person asks again, after a failure or after seeing what came in between. */
  retry(clientId: string, change: Partial<Pick<Outgoing, 'expect_number'>> = {}): void {
    const entry = this.find(clientId)
    if (!entry) return
    this.tries.delete(clientId)
    this.write({ ...entry, ...change, state: 'waiting', error: null })
    this.pump()
  }

  /** Gives it back, with what was written with it and waits behind it; none of it goes out. */
  takeBack(entry: Outgoing): Outgoing[] {
    const together = this.entries.get().filter(({ client_id, writing, state }) => {
      const behind = state === 'waiting' && writing !== undefined && writing === entry.writing
      return client_id === entry.client_id || behind
    })
    for (const { client_id } of together) this.forget(client_id)
    this.pump()
    return together
  }

  discard(clientId: string): void {
    this.forget(clientId)
    this.pump()
  }

  /** Its event is on the screen: nothing is left to keep. */
  arrived(clientId: string | null | undefined): void {
    if (clientId && this.find(clientId)) this.forget(clientId)
  }

  /** Tries whatever waits: at start, on connect, after each answer. One at a time per conversation. */
  pump = (): void => {
    if (this.closed) return
    const busy = new Set(
      this.entries.get().flatMap(entry => (entry.state === 'sending' ? entry.conversation : [])),
    )
    const held = new Set<string>()
    for (const entry of this.entries.get()) {
      if (entry.state === 'stale' || entry.state === 'failed') held.add(entry.writing ?? '')
      if (entry.writing && held.has(entry.writing)) continue
      if (entry.state !== 'waiting' || busy.has(entry.conversation)) continue
      busy.add(entry.conversation)
      if (this.timers.has(entry.client_id)) continue
      const left = (entry.held_until ?? 0) - Date.now()
      if (left > 0) this.wait(entry.client_id, left)
      else void this.attempt(entry)
    }
  }

  /** The connection is back: no need to sit out the pauses. */
  connected(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
    this.pump()
  }

  private async attempt(entry: Outgoing): Promise<void> {
    this.write({ ...entry, state: 'sending' })
    try {
      await this.carry(entry)
    } catch (error) {
      if (this.closed || !this.find(entry.client_id)) return
      this.failed(entry, error instanceof ApiError ? error : new ApiError(0, 'internal', ''))
    }
    this.pump()
  }

  private async carry(entry: Outgoing): Promise<void> {
    const body = bodyOf(entry)
    if (!this.unanswered.delete(entry.client_id) && JSON.stringify(body).length < SOCKET_BYTES) {
      try {
        const ok = await this.roads.socket({ ...body, conversation: entry.conversation })
        const now = this.find(entry.client_id)
        if (now) this.write({ ...now, state: 'sent' })
        this.roads.expected(entry.conversation, ok.seq)
        return
      } catch (error) {
        const down = error instanceof ApiError && error.code === 'offline'
        if (!down || this.closed) throw error
      }
    }
    const path = `conversations/${entry.conversation}/messages/`
    this.roads.stored(await api.post<Message>(path, body))
    this.forget(entry.client_id)
  }

  private failed(entry: Outgoing, error: ApiError): void {
    const problem = { code: error.code, detail: error.message }
    if (error.code === 'stale') this.write({ ...entry, state: 'stale', error: problem })
    else if (!AGAIN.has(error.code) && error.status < 500) {
      this.write({ ...entry, state: 'failed', error: problem })
    } else this.later(entry, error)
  }

  private later(entry: Outgoing, error: ApiError): void {
    const tried = this.tries.get(entry.client_id) ?? 0
    this.tries.set(entry.client_id, tried + 1)
    this.write({ ...entry, state: 'waiting', error: null })
    if (error.code === 'timeout') this.unanswered.add(entry.client_id)
    const pause = error.code === 'timeout' ? 0 : (WAIT_MS[Math.min(tried, 3)] ?? 20_000)
    this.wait(entry.client_id, Math.max(pause, (error.retryAfter ?? 0) * 1000))
  }

  private wait(clientId: string, pause: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(clientId)
      this.pump()
    }, pause)
    this.timers.set(clientId, timer)
  }

  /** Nobody is there to take back what is held: it leaves with the page, and is kept all the same. */
  private onLeaving = (): void => {
    for (const entry of this.entries.get()) {
      if (entry.state !== 'waiting' || !entry.held_until) continue
      this.write({ ...entry, held_until: 0 })
      api.leave(`conversations/${entry.conversation}/messages/`, bodyOf(entry))
    }
  }

  private find(clientId: string): Outgoing | undefined {
    return this.entries.get().find(entry => entry.client_id === clientId)
  }

  private write(entry: Outgoing): void {
    try {
      localStorage.setItem(this.prefix + entry.client_id, JSON.stringify(entry))
    } catch {
      // A full storage only costs surviving a reload.
    }
    const entries = this.entries.get()
    const at = entries.findIndex(other => other.client_id === entry.client_id)
    this.entries.set(at < 0 ? [...entries, entry] : entries.with(at, entry))
  }

  /** No two alike, whatever the clock does: they say which was written first, also after a reload. */
  private nextTime(): string {
    const last = Date.parse(this.entries.get().at(-1)?.created_at ?? '') || 0
    return new Date(Math.max(Date.now(), last + 1)).toISOString()
  }

  private forget(clientId: string): void {
    localStorage.removeItem(this.prefix + clientId)
    this.tries.delete(clientId)
    clearTimeout(this.timers.get(clientId))
    this.timers.delete(clientId)
    this.entries.set(this.entries.get().filter(entry => entry.client_id !== clientId))
  }

  private readKept(): Outgoing[] {
    const kept: Outgoing[] = []
    for (let index = 0; index < localStorage.length; index++) {
      const key = localStorage.key(index)
      if (!key?.startsWith(this.prefix)) continue
      try {
        const entry = JSON.parse(localStorage.getItem(key) ?? '') as Outgoing
        const again = entry.state === 'sending' || entry.state === 'sent'
        kept.push(again ? { ...entry, state: 'waiting' } : entry)
      } catch {
        localStorage.removeItem(key)
      }
    }
    return kept.sort((a, b) => (a.created_at < b.created_at ? -1 : 1))
  }

  /** Another tab of the same person got it through. */
  private onStorage = (event: StorageEvent): void => {
    if (event.key?.startsWith(this.prefix) && event.newValue === null) {
      this.forget(event.key.slice(this.prefix.length))
    }
  }
}
