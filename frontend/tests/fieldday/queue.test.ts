import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/api/session'
import { since } from '@/features/fieldday/data'
import type { Act } from '@/features/fieldday/offline/acts'
import { Queue } from '@/features/fieldday/offline/queue'
import { memoryShelf, type Shelf } from '@/features/fieldday/offline/shelf'

type Answer = { status: number; body?: object } | 'lost' | 'unheard'

/** The hub as the network shows it: what it took, by act, and what it answers next. */
let taken: { path: string; act: string }[]
let answers: Answer[]
const user = { id: 'u', name: 'Tomás', role: 'technician' } as never

function hub(address: string, { body }: { body: string }): Promise<Response> {
  const answer = answers.shift() ?? { status: 200 }
  if (answer === 'lost') return Promise.reject(new TypeError('no network'))
  const said = JSON.parse(body)
  const act = said.act_id ?? said.answers[0].act_id
  const took = answer === 'unheard' || answer.status < 300
  const known = taken.some(each => each.act === act)
  if (took && !known) taken.push({ path: address.replace('/api/v1/service-orders/', ''), act })
  if (answer === 'unheard') return Promise.reject(new TypeError('no network'))
  return Promise.resolve(new Response(JSON.stringify(answer.body ?? {}), { status: answer.status }))
}

const step = (name: 'start' | 'pause' | 'finish'): Act => ({
  kind: 'step',
  step: name,
  reason: '',
})
const paths = () => taken.map(each => each.path)

async function settled(queue: Queue): Promise<void> {
  await queue.ready
  await vi.waitFor(() => expect(queue.entries.get().every(isRefused)).toBe(true))
}
const isRefused = ({ state }: { state: string }) => state === 'refused'

let shelf: Shelf
beforeEach(() => {
  taken = []
  answers = []
  shelf = memoryShelf()
  vi.stubGlobal('fetch', vi.fn(hub))
  session.set({ state: 'in', access: 'a', expiresAt: Date.now() + 600_000, user })
})
afterEach(() => {
  session.set({ state: 'out' })
  vi.unstubAllGlobals()
})

const opened = () => new Queue(Promise.resolve(shelf))

it('tells what was done in its order, with the time it happened', async () => {
  const queue = opened()
  await queue.add('a', 'OS-1', step('start'))
  await queue.add('a', 'OS-1', {
    kind: 'answer',
    version: 'v',
    item: 'i',
    value: 'yes',
    reason: '',
  })
  await queue.add('a', 'OS-1', step('finish'))
  await settled(queue)

  expect(paths()).toEqual(['a/start/', 'a/checklist/', 'a/finish/'])
  expect(await shelf.all()).toEqual([])
})

it('keeps what found no network, and tells it once it is back, after a start anew too', async () => {
  answers = ['lost', 'lost', 'lost']
  const before = opened()
  await before.add('a', 'OS-1', step('start'))
  await before.add('a', 'OS-1', step('finish'))
  expect(paths()).toEqual([])
  answers = []

  const after = opened()
  await settled(after)

  expect(paths()).toEqual(['a/start/', 'a/finish/'])
})

it('says the same act again where nobody heard the answer: the hub knows it', async () => {
  answers = ['unheard']
  const queue = opened()
  await queue.add('a', 'OS-1', step('start'))
  await vi.waitFor(() => expect(taken).toHaveLength(1))

  window.dispatchEvent(new Event('online'))
  await settled(queue)

  expect(taken).toHaveLength(1)
  expect(vi.mocked(fetch)).toHaveBeenCalledTimes(2)
})

it('lets an order that was refused wait, and goes on with the others', async () => {
  session.set({ state: 'unreachable' })
  const queue = opened()
  await queue.add('a', 'OS-1', step('start'))
  await queue.add('a', 'OS-1', step('finish'))
  await queue.add('b', 'OS-2', step('start'))
  answers = [{ status: 409, body: { code: 'conflict', fields: { state: 'cancelled' } } }]
  session.set({ state: 'in', access: 'a', expiresAt: Date.now() + 600_000, user })
  await vi.waitFor(() => expect(paths()).toEqual(['b/start/']))

  const [first, second] = queue.entries.get()
  expect(first?.error?.fields).toEqual({ state: 'cancelled' })
  expect(second?.state).toBe('waiting')

  await queue.discard(first?.act_id ?? '')
  await settled(queue)
  expect(paths()).toEqual(['b/start/', 'a/finish/'])
})

it('waits for a sign-in that has ended, and loses nothing', async () => {
  answers = [
    { status: 401, body: { code: 'not_signed_in' } },
    { status: 401, body: { code: 'not_signed_in' } },
  ]
  vi.mocked(fetch).mockImplementation((address, call) =>
    String(address).includes('auth/')
      ? Promise.resolve(new Response('{}', { status: 401 }))
      : hub(String(address), call as { body: string }),
  )
  const queue = opened()
  await queue.add('a', 'OS-1', step('start'))
  await vi.waitFor(() => expect(session.get().state).toBe('out'))
  expect(await shelf.all()).toHaveLength(1)

  answers = []
  session.set({ state: 'in', access: 'b', expiresAt: Date.now() + 600_000, user })
  await settled(queue)
  expect(paths()).toEqual(['a/start/'])
})

it('counts what the hub took until it was asked after that', async () => {
  const queue = opened()
  const asked = Date.now()
  await queue.add('a', 'OS-1', step('start'))
  await settled(queue)

  const shown = () => since(asked, queue.told.get(), queue.entries.get())
  expect(shown().map(each => each.act)).toEqual([step('start')])

  queue.forget(asked)
  expect(shown()).toHaveLength(1)
  const later = Date.now() + 1
  expect(since(later, queue.told.get(), queue.entries.get())).toEqual([])
  queue.forget(later)
  expect(queue.told.get()).toEqual([])
})

it('tells how long the way takes where somebody said so, offline too', async () => {
  answers = ['lost']
  const queue = opened()
  await queue.add('a', 'OS-1', { kind: 'step', step: 'depart', reason: '', eta_minutes: 30 })
  queue.hurry()
  await vi.waitFor(() => expect(taken).toHaveLength(1))
  const bodies = vi.mocked(fetch).mock.calls.map(([, asked]) => JSON.parse(String(asked?.body)))
  expect(bodies.map(each => each.eta_minutes)).toEqual([30, 30])
})
