import { ApiError } from '@/api/errors'
import type { OkFrame } from './frames'

const REQUEST_MS = 10_000

interface Waiting {
  resolve: (frame: OkFrame) => void
  reject: (error: ApiError) => void
  timer: ReturnType<typeof setTimeout>
}

/** Questions asked over the socket that still have no answer. */
export class Requests {
  private nextId = 1
  private readonly waiting = new Map<string, Waiting>()

  /** Asks under a new id; rejects with `offline` when it could not be sent, `timeout` when nobody answers. */
  ask(send: (id: string) => boolean): Promise<OkFrame> {
    const id = String(this.nextId++)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.refuse(id, new ApiError(0, 'timeout', '')), REQUEST_MS)
      this.waiting.set(id, { resolve, reject, timer })
      if (!send(id)) this.refuse(id, new ApiError(0, 'offline', ''))
    })
  }

  answer(frame: OkFrame): void {
    this.settle(frame.re)?.resolve(frame)
  }

  refuse(id: string, error: ApiError): void {
    this.settle(id)?.reject(error)
  }

  /** The connection is gone, and every answer with it. */
  abandon(): void {
    for (const id of [...this.waiting.keys()]) this.refuse(id, new ApiError(0, 'offline', ''))
  }

  private settle(id: string): Waiting | undefined {
    const waiting = this.waiting.get(id)
    if (waiting) {
      clearTimeout(waiting.timer)
      this.waiting.delete(id)
    }
    return waiting
  }
}
