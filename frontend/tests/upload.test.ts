import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ApiError } from '@/api/errors'
import { upload } from '@/api/upload'
import { trayOf } from '@/features/chat/composer/tray'
import { errorText } from '@/lib/errorText'
import { startHub } from './realtime/fakeHub'

/** A request of the browser; what the far end answers is said by the test. */
class FakeRequest {
  static all: FakeRequest[] = []
  upload: { onprogress?: (event: object) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  responseText = ''
  state: 'new' | 'sent' | 'aborted' = 'new'
  constructor() {
    FakeRequest.all.push(this)
  }
  open() {}
  setRequestHeader() {}
  getResponseHeader() {
    return null
  }
  send() {
    this.state = 'sent'
  }
  abort() {
    if (this.state !== 'sent') return
    this.state = 'aborted'
    this.onabort?.()
  }
  answer(status: number, text: string) {
    Object.assign(this, { status, responseText: text })
    this.onload?.()
  }
}

const file = new File(['x'], 'foto.png', { type: 'image/png' })
const start = async () => {
  const going = upload(file, () => {})
  going.done.catch(() => {})
  await new Promise(resolve => setTimeout(resolve))
  return going
}
const last = () => FakeRequest.all.at(-1) as FakeRequest

beforeEach(() => {
  startHub()
  FakeRequest.all = []
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  URL.createObjectURL ??= () => 'blob:1'
  URL.revokeObjectURL ??= () => {}
})

afterEach(() => vi.unstubAllGlobals())

test.each([
  [200, '<html>Sign in to the network</html>', 'La respuesta no se entiende.'],
  [200, 'null', 'La respuesta no se entiende.'],
  [201, '{}', 'La respuesta no se entiende.'],
  [502, '<html>Bad gateway</html>', 'Conviene reintentar.'],
])('an answer that is no file, %i %s, is an error with words', async (status, text, words) => {
  const going = await start()
  last().answer(status, text)
  const problem = await going.done.catch((error: unknown) => error)
  expect(errorText(problem as ApiError)).toContain(words)
})

test('a cancelled upload is aborted, and one still waiting for its token never leaves', async () => {
  const going = await start()
  going.cancel()
  expect(last().state).toBe('aborted')
  await expect(going.done).rejects.toMatchObject({ code: 'cancelled' })

  const early = upload(file, () => {})
  early.cancel()
  await expect(early.done).rejects.toMatchObject({ code: 'cancelled' })
  expect(last().state).toBe('new')
})

test('a file taken out of the tray is aborted, and the next one goes', async () => {
  const tray = trayOf('7')
  for (let count = 0; count < 4; count++) tray.add(file)
  await vi.waitFor(() =>
    expect(FakeRequest.all.map(one => one.state)).toEqual(Array(3).fill('sent')),
  )
  const [first] = tray.files.get()
  tray.remove(first?.key ?? '')
  await vi.waitFor(() => expect(FakeRequest.all).toHaveLength(4))
  expect(FakeRequest.all.map(one => one.state)).toEqual(['aborted', 'sent', 'sent', 'sent'])
  expect(tray.files.get()).toHaveLength(3)
})
