import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import type { Conversation } from '@/api/types'
import { keys } from '@/features/chat/data/cache'
import { insist, stopInsisting } from '@/features/chat/live/insisting'

const HALF_A_MINUTE = 30_000
let rung = 0

class Silent {
  state = 'running'
  currentTime = 0
  destination = {}
  createOscillator() {
    rung += 0.5
    return { frequency: {}, connect: (to: unknown) => to, start: () => {}, stop: () => {} }
  }
  createGain() {
    const gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} }
    return { gain, connect: (to: unknown) => to }
  }
}

function waits(more: Partial<Conversation> = {}): void {
  const waiting = { needs_reply_since: '2026-11-21T10:00:00Z', assignee: null, state: 'open' }
  queryClient.setQueryData(keys.conversation('1'), { id: '1', ...waiting, ...more })
}

beforeEach(() => {
  rung = 0
  vi.useFakeTimers()
  vi.stubGlobal('AudioContext', Silent)
  queryClient.clear()
  waits()
  insist('1')
})

afterEach(() => {
  stopInsisting()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it rings until somebody takes the customer', () => {
  vi.advanceTimersByTime(2 * HALF_A_MINUTE)
  expect(rung).toBe(2)

  waits({ assignee: { id: 'luis', name: 'Luis' } })
  vi.advanceTimersByTime(4 * HALF_A_MINUTE)

  expect(rung).toBe(2)
})

test('an answer is enough, and nobody is called for ever', () => {
  vi.advanceTimersByTime(60 * 60_000)
  expect(rung).toBeGreaterThan(10)
  expect(rung).toBeLessThan(21)
  const before = rung

  insist('1')
  waits({ needs_reply_since: null })
  vi.advanceTimersByTime(4 * HALF_A_MINUTE)

  expect(rung).toBe(before)
})
