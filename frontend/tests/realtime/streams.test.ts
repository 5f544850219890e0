import { beforeEach, expect, test } from 'vitest'
import { Streams } from '@/realtime/streams'

let applied: number[]
let pulls: number[]
let resets: string[]
let streams: Streams

const change = (seq: number) => ({ seq, kind: 'message', data: {} })
const batch = (from: number, to: number, seqs: number[], more = false) =>
  streams.batch({ stream: 'c:1', from, to, items: seqs.map(change), more })

beforeEach(() => {
  applied = []
  pulls = []
  resets = []
  streams = new Streams({
    apply: (_stream, { seq }) => applied.push(seq),
    pull: (_stream, after) => pulls.push(after),
    reset: stream => resets.push(stream),
  })
})

test('an unknown stream starts at its next event', () => {
  streams.change('c:1', change(7))
  streams.change('c:1', change(8))
  expect(applied).toEqual([7, 8])
})

test('doubles are ignored', () => {
  for (const seq of [5, 6, 6, 5, 7]) streams.change('c:1', change(seq))
  expect(applied).toEqual([5, 6, 7])
})

test('whatever the wire shuffles is applied in order', () => {
  streams.snapshot('c:1', 0)
  for (const seq of [3, 1, 5, 4, 2]) streams.change('c:1', change(seq))
  expect(applied).toEqual([1, 2, 3, 4, 5])
})

test('a gap is pulled once and filled from the batch and the buffer', () => {
  streams.snapshot('c:1', 10)
  streams.change('c:1', change(13))
  streams.change('c:1', change(14))
  expect(pulls).toEqual([10])
  expect(applied).toEqual([])
  batch(10, 12, [12])
  expect(applied).toEqual([12, 13, 14])
  expect(streams.have('c:1')).toBe(14)
})

test('a catch-up in several parts asks for the rest', () => {
  streams.snapshot('c:1', 0)
  batch(0, 200, [150, 200], true)
  expect(pulls).toEqual([200])
  batch(200, 230, [230])
  expect(applied).toEqual([150, 200, 230])
  expect(streams.behind).toBe(0)
})

test('a batch that begins too late is not trusted', () => {
  streams.snapshot('c:1', 10)
  batch(20, 25, [25])
  expect(applied).toEqual([])
  expect(pulls).toEqual([10])
})

test('pulls that lead nowhere end in a reload, not in a loop', () => {
  streams.snapshot('c:1', 10)
  for (let turn = 0; turn < 4; turn++) batch(20, 25, [25])
  expect(pulls.length).toBeLessThanOrEqual(3)
  expect(resets).toEqual(['c:1'])
})

test('a head ahead of us pulls, one behind us does not', () => {
  streams.snapshot('c:1', 10)
  streams.head('c:1', 9)
  expect(pulls).toEqual([])
  streams.head('c:1', 12)
  expect(pulls).toEqual([10])
  expect(streams.behind).toBeGreaterThan(0)
})

test('after a reset the stream goes on from the head', () => {
  streams.snapshot('c:1', 3)
  streams.reset('c:1', 900)
  streams.change('c:1', change(901))
  expect(resets).toEqual(['c:1'])
  expect(applied).toEqual([901])
})

test('hello carries the 200 streams moved last', () => {
  for (let stream = 0; stream < 250; stream++) streams.snapshot(`c:${stream}`, 1)
  streams.change('c:0', change(2))
  const cursors = streams.cursors()
  expect(Object.keys(cursors)).toHaveLength(200)
  expect(cursors['c:0']).toBe(2)
  expect(cursors['c:1']).toBeUndefined()
})

test('an unanswered pull is asked again, a refused one is dropped', () => {
  streams.snapshot('c:1', 1)
  streams.head('c:1', 5)
  streams.overdue(Date.now() + 11_000)
  expect(pulls).toEqual([1, 1])
  streams.refused('c:1', true)
  expect(streams.have('c:1')).toBeUndefined()
  expect(streams.behind).toBe(0)
})
