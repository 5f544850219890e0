import { renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { session } from '@/api/session'
import { composerCommands } from '@/features/chat/composer/commands'
import { adopted, EMPTY, joined } from '@/features/chat/composer/drafts'
import { Recording } from '@/features/chat/composer/recording'
import { trayOf } from '@/features/chat/composer/tray'
import { useOrder } from '@/features/chat/composer/useOrder'

afterEach(() => vi.unstubAllGlobals())

interface Given {
  note: boolean
  busy: boolean
  blocked: boolean
  givenBack?: number
}

function ordering() {
  const sent: string[] = []
  const left = vi.fn()
  const hook = renderHook(
    ({ givenBack = 0, ...waits }: Given) =>
      useOrder({ ...waits, givenBack }, words => sent.push(words), left),
    { initialProps: { note: true, busy: true, blocked: false } as Given },
  )
  return { ...hook, sent, left }
}

test('Send waits for the files and takes the words of that moment', () => {
  const { result, rerender, sent, left, unmount } = ordering()
  result.current.give('mira')
  expect(sent).toEqual([])
  rerender({ note: true, busy: false, blocked: false })
  expect(sent).toEqual(['mira'])
  rerender({ note: true, busy: false, blocked: false })
  unmount()
  expect([sent, left.mock.calls.length]).toEqual([['mira'], 0])
})

test('an order given for a note is none for the customer', () => {
  const { result, rerender, sent } = ordering()
  result.current.give('solo para el equipo')
  rerender({ note: false, busy: true, blocked: false })
  expect(result.current.waiting).toBe(false)
  rerender({ note: false, busy: false, blocked: false })
  rerender({ note: true, busy: false, blocked: false })
  expect(sent).toEqual([])
})

test('an order takes nothing along that came back unsent meanwhile: it is given again', () => {
  const { result, rerender, sent } = ordering()
  result.current.give('lo de hoy')
  rerender({ note: true, busy: true, blocked: false, givenBack: 1 })
  expect(result.current.waiting).toBe(false)
  rerender({ note: true, busy: false, blocked: false, givenBack: 1 })
  expect(sent).toEqual([])
})

test('whoever leaves before the files are up is told', () => {
  const { result, rerender, sent, left, unmount } = ordering()
  result.current.give('mira')
  rerender({ note: true, busy: true, blocked: false })
  unmount()
  expect([sent, left.mock.calls.length]).toEqual([[], 1])
})

test('keys reach the composer of the page, and the dock’s where there is no other', () => {
  const commands = (aside: boolean) => ({
    note: () => {},
    reply: () => {},
    action: () => {},
    actions: [],
    answer: () => {},
    answers: [],
    aside,
  })
  const [page, docked] = [commands(false), commands(true)]
  const ends = [composerCommands.serve(page), composerCommands.serve(docked)]
  expect(composerCommands.get()).toBe(page)
  ends[0]?.()
  expect(composerCommands.get()).toBe(docked)
  ends[1]?.()
  expect(composerCommands.get()).toBeNull()
})

test('a draft sent from another device while this composer was away is gone here too', () => {
  const here = { ...EMPTY, text: 'hola', base: '2' }
  expect(adopted(here, undefined, null)).toMatchObject({ text: '', base: null })
  expect(adopted({ ...here, base: null }, undefined, null)).toBeNull()
  expect(adopted({ ...here, dirty: true }, undefined, null)).toBeNull()
})

test('what comes back stands before what was typed since, with its files', () => {
  expect(joined('ya va', 'y otra cosa')).toBe('ya va\ny otra cosa')
  expect([joined('', 'b'), joined('a', ' ')]).toEqual(['b', 'a'])
  const file = { id: 'f', kind: 'file', name: 'nota.pdf', content_type: 'application/pdf' } as const
  const rest = { size: 9, width: null, height: null, duration: null, error: null }
  trayOf('1').giveBack([{ ...file, ...rest, state: 'ready' }])
  const [back] = trayOf('1').files.get()
  expect(back).toMatchObject({ size: 9, attachment: { id: 'f' }, problem: null })
  session.set({ state: 'out' })
  expect(trayOf('1').files.get()).toEqual([])
})

function microphone(recorder: { start: () => void }) {
  const track = { stop: vi.fn() }
  const stream = { getTracks: () => [track] }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } })
  class Recorder {
    static isTypeSupported = () => false
    state = 'inactive'
    mimeType = ''
    start = recorder.start
  }
  class Audio {
    createAnalyser = () => ({ getFloatTimeDomainData: () => {} })
    createMediaStreamSource = () => ({ connect: () => {} })
    close = async () => {}
  }
  vi.stubGlobal('MediaRecorder', Recorder)
  vi.stubGlobal('AudioContext', Audio)
  return track
}

test('a microphone that was unplugged ends the recording all the same', async () => {
  const track = microphone({ start: () => {} })
  const recording = await Recording.start(
    () => {},
    () => {},
  )
  expect((await recording.stop()).file.name).toMatch(/^voz-.*\.weba$/)
  expect(track.stop).toHaveBeenCalled()
})

test('a browser that cannot record closes the microphone again', async () => {
  const refuse = () => {
    throw new TypeError('refused')
  }
  const track = microphone({ start: refuse })
  const started = Recording.start(
    () => {},
    () => {},
  )
  await expect(started).rejects.toThrow('refused')
  expect(track.stop).toHaveBeenCalled()
})
