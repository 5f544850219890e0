import type { Change, EventsFrame } from './frames'

const BUFFERED = 200
const HELLO_CURSORS = 200
const FRUITLESS_PULLS = 3
const OVERDUE_MS = 10_000

interface Position {
  have: number
  /** Changes that came too early, by number. */
  early: Map<number, Change>
  /** When the pull under way was sent, ms; null when none is. */
  pulledAt: number | null
  fruitless: number
}

export interface StreamEvents {
  apply: (stream: string, change: Change) => void
  /** The hole is too big: whatever is cached must be loaded again; `head` 0 where one sees nothing. */
  reset: (stream: string, head?: number) => void
  pull: (stream: string, after: number) => void
}

/**
 * Positions in the streams: applies every change once and in order, whatever the wire does.
 * `≤ have` is ignored, `have + 1` applied, anything later waits while the hole is pulled.
 */
export class Streams {
  private readonly positions = new Map<string, Position>()
  private readonly events: StreamEvents

  constructor(events: StreamEvents) {
    this.events = events
  }

  change(stream: string, change: Change): void {
    const position = this.positions.get(stream)
    if (!position) {
      this.place(stream, change.seq)
      this.events.apply(stream, change)
      return
    }
    if (change.seq <= position.have) return
    if (position.early.size < BUFFERED) position.early.set(change.seq, change)
    this.drain(stream, position)
    if (position.early.size > 0) this.pull(stream, position)
  }

  batch({ stream, from, to, items, more }: Omit<EventsFrame, 'type' | 'n'>): void {
    const position = this.positions.get(stream) ?? this.place(stream, from)
    position.pulledAt = null
    if (from > position.have + 1) {
      this.pullAgain(stream, position)
      return
    }
    for (const item of items) {
      if (item.seq > position.have) this.events.apply(stream, item)
    }
    const before = position.have
    this.move(stream, position, Math.max(before, to))
    this.drain(stream, position)
    if (position.have > before) position.fruitless = 0
    if (more || position.early.size > 0) this.pullAgain(stream, position)
  }

  reset(stream: string, head: number): void {
    this.place(stream, head)
    this.events.reset(stream, head)
  }

  /** The server says where the stream stands; an unknown stream starts there. */
  head(stream: string, seq: number): void {
    const position = this.positions.get(stream)
    if (!position) this.place(stream, seq)
    else if (seq > position.have) this.pull(stream, position)
  }

  /** A snapshot read over HTTP is as new as `seq`; what follows it counts from there. */
  snapshot(stream: string, seq: number): void {
    if (!this.positions.has(stream)) this.place(stream, seq)
  }

  have(stream: string): number | undefined {
    return this.positions.get(stream)?.have
  }

  /** The positions for `hello`, those moved last when there are too many. */
  cursors(): Record<string, number> {
    const latest = [...this.positions].slice(-HELLO_CURSORS)
    return Object.fromEntries(latest.map(([stream, { have }]) => [stream, have]))
  }

  /** After a break no pull of the old connection will be answered. */
  disconnected(): void {
    for (const position of this.positions.values()) position.pulledAt = null
  }

  /** The hub will not answer this pull: a stream one may not see any more is dropped. */
  refused(stream: string, gone: boolean): void {
    const position = this.positions.get(stream)
    if (gone) this.positions.delete(stream)
    else if (position) position.pulledAt = null
  }

  /** Asks again where an answer is overdue. */
  overdue(now: number): void {
    for (const [stream, position] of this.positions) {
      if (position.pulledAt === null || now - position.pulledAt < OVERDUE_MS) continue
      position.pulledAt = null
      this.pull(stream, position)
    }
  }

  /** Another epoch, or positions the server refused: everything cached is in doubt. */
  forget(): void {
    const streams = [...this.positions.keys()]
    this.positions.clear()
    for (const stream of streams) this.events.reset(stream)
  }

  /** Changes known to be missing. */
  get behind(): number {
    let count = 0
    for (const position of this.positions.values()) {
      if (position.pulledAt !== null) count += Math.max(1, position.early.size)
    }
    return count
  }

  private place(stream: string, have: number): Position {
    const position: Position = { have, early: new Map(), pulledAt: null, fruitless: 0 }
    this.positions.delete(stream)
    this.positions.set(stream, position)
    return position
  }

  private move(stream: string, position: Position, have: number): void {
    position.have = have
    // Re-inserted, so that the map stays in order of last use.
    this.positions.delete(stream)
    this.positions.set(stream, position)
  }

  private drain(stream: string, position: Position): void {
    for (const seq of position.early.keys()) if (seq <= position.have) position.early.delete(seq)
    for (;;) {
      const next = position.early.get(position.have + 1)
      if (!next) return
      position.early.delete(next.seq)
      this.move(stream, position, next.seq)
      this.events.apply(stream, next)
    }
  }

  private pullAgain(stream: string, position: Position): void {
    position.fruitless += 1
    if (position.fruitless > FRUITLESS_PULLS) {
      const ahead = Math.max(position.have, ...position.early.keys())
      this.reset(stream, ahead)
    } else this.pull(stream, position)
  }

  private pull(stream: string, position: Position): void {
    if (position.pulledAt !== null) return
    position.pulledAt = Date.now()
    this.events.pull(stream, position.have)
  }
}
