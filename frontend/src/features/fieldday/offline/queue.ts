import { ApiError } from '@/api/errors'
import { session } from '@/api/session'
import { createStore } from '@/lib/store'
import { type Act, type Entry, tell } from './acts'
import { openShelf, type Shelf } from './shelf'

const WAIT_MS = [2_000, 5_000, 15_000, 30_000, 60_000]
const AGAIN = new Set([0, 401, 408, 425, 429])
const LOCK = 'mostrador.field'

/** An act the hub took, and when it said so. */
export interface Told {
  entry: Entry
  at: number
}

/**
 * What a technician did, told to the hub in order and once. It is kept before it is tried; an order
 * that refuses something waits for the technician, and the others go on.
 */
export class Queue {
  readonly entries = createStore<Entry[]>([])
  /** What the hub has taken, newest last: it counts until the hub was asked after that. */
  readonly told = createStore<Told[]>([])
  readonly ready: Promise<void>
  shelf!: Shelf
  private timer: ReturnType<typeof setTimeout> | undefined
  private tries = 0
  private running = false
  private again = false

  constructor(shelf: Promise<Shelf>) {
    this.ready = shelf.then(async opened => {
      this.shelf = opened
      this.entries.set(inOrder(await opened.all()))
    })
    void this.ready.then(this.pump)
    window.addEventListener('online', this.hurry)
    session.subscribe(this.hurry)
  }

  /** Keeps an act, then tries; resolves once it is kept. */
  async add(order: string, number: string, act: Act): Promise<Entry> {
    await this.ready
    const entry: Entry = {
      act_id: crypto.randomUUID(),
      order,
      number,
      happened_at: this.nextTime(),
      act,
      state: 'waiting',
      error: null,
    }
    this.entries.set([...this.entries.get(), entry])
    await this.shelf.put(entry)
    this.hurry()
    return entry
  }

  /** The technician asks again, maybe with other words. */
  async retry(actId: string, change: Partial<{ reason: string }> = {}): Promise<void> {
    const entry = this.entries.get().find(each => each.act_id === actId)
    if (!entry) return
    await this.write({
      ...entry,
      act: { ...entry.act, ...change } as Act,
      state: 'waiting',
      error: null,
    })
    this.hurry()
  }

  /** What the hub had taken before it was asked at that moment is in its answer. */
  forget(asked: number): void {
    if (this.told.get().some(each => each.at < asked)) {
      this.told.set(this.told.get().filter(each => each.at >= asked))
    }
  }

  /** The technician does without it. */
  async discard(actId: string): Promise<void> {
    await this.remove(actId)
    this.hurry()
  }

  /** Tries what waits now: at start, when the connection or the sign-in is back. */
  hurry = (): void => {
    clearTimeout(this.timer)
    this.timer = undefined
    void this.pump()
  }

  pump = async (): Promise<void> => {
    if (this.running) {
      this.again = true
      return
    }
    this.running = true
    try {
      do {
        this.again = false
        await alone(() => this.walk())
      } while (this.again)
    } finally {
      this.running = false
    }
  }

  private async walk(): Promise<void> {
    await this.ready
    // Another tab of the same person may have told some meanwhile.
    this.entries.set(merged(this.entries.get(), await this.shelf.all()))
    for (let next = this.next(); next; next = this.next()) {
      if (session.get().state !== 'in') return
      try {
        await tell(next)
      } catch (error) {
        if (!(await this.failed(next, error))) return
        continue
      }
      this.tries = 0
      this.told.set([...this.told.get(), { entry: next, at: Date.now() }])
      await this.remove(next.act_id)
    }
  }

  /** The oldest act of an order that refuses nothing. */
  private next(): Entry | undefined {
    const held = new Set<string>()
    for (const entry of this.entries.get()) {
      if (entry.state === 'refused') held.add(entry.order)
      else if (!held.has(entry.order)) return entry
    }
    return undefined
  }

  /** Whether to go on with other orders. */
  private async failed(entry: Entry, error: unknown): Promise<boolean> {
    const problem = error instanceof ApiError ? error : new ApiError(0, 'internal', '')
    if (AGAIN.has(problem.status) || problem.status >= 500) {
      this.later(problem)
      return false
    }
    const { code, message: detail, fields } = problem
    await this.write({ ...entry, state: 'refused', error: { code, detail, fields } })
    return true
  }

  private later(problem: ApiError): void {
    const pause = WAIT_MS[Math.min(this.tries, WAIT_MS.length - 1)] ?? 60_000
    this.tries += 1
    clearTimeout(this.timer)
    this.timer = setTimeout(this.pump, Math.max(pause, (problem.retryAfter ?? 0) * 1000))
  }

  private async write(entry: Entry): Promise<void> {
    await this.shelf.put(entry)
    this.entries.set(this.entries.get().map(each => (each.act_id === entry.act_id ? entry : each)))
  }

  private async remove(actId: string): Promise<void> {
    await this.shelf.drop(actId)
    this.entries.set(this.entries.get().filter(each => each.act_id !== actId))
  }

  private nextTime(): string {
    const last = Date.parse(this.entries.get().at(-1)?.happened_at ?? '') || 0
    return new Date(Math.max(Date.now(), last + 1)).toISOString()
  }
}

function inOrder(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (a.happened_at < b.happened_at ? -1 : 1))
}

/** What lies on the shelf, and what was added so lately that it does not yet. */
function merged(shown: Entry[], kept: Entry[]): Entry[] {
  const known = new Set(kept.map(each => each.act_id))
  const newest = inOrder(kept).at(-1)?.happened_at ?? ''
  return inOrder([
    ...kept,
    ...shown.filter(each => !known.has(each.act_id) && each.happened_at > newest),
  ])
}

/** One tab at a time tells; the others find it told. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(LOCK, work)
}

const queues = new Map<string, Queue>()

/** The queue of a person on this phone. */
export function queueOf(user: string): Queue {
  const known = queues.get(user) ?? new Queue(openShelf(user))
  queues.set(user, known)
  return known
}
