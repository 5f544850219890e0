import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useTyped } from '@/features/chat/list/useTyped'

const PAUSE = 300

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function typing(q: string) {
  const said = vi.fn()
  const hook = renderHook((now: string) => useTyped(now, said, PAUSE), { initialProps: q })
  return { ...hook, said }
}

it('says what is typed a moment after the last key', () => {
  const { result, said } = typing('')
  act(() => result.current.setText('Wil'))
  act(() => result.current.setText('Wilma '))
  expect(said).not.toHaveBeenCalled()
  act(() => void vi.advanceTimersByTime(PAUSE))
  expect(said.mock.calls).toEqual([['Wilma']])
})

it('says it at once when asked, and once', () => {
  const { result, rerender, said } = typing('Wilma')
  act(() => result.current.setText(''))
  act(() => result.current.settle())
  rerender('')
  act(() => void vi.advanceTimersByTime(PAUSE * 2))
  expect(said.mock.calls).toEqual([['']])
})

it('keeps to itself what waits when the field goes', () => {
  const { result, unmount, said } = typing('Wilma')
  act(() => result.current.setText(''))
  unmount()
  vi.advanceTimersByTime(PAUSE * 2)
  expect(said).not.toHaveBeenCalled()
})

it('has nothing to say when nothing was typed', () => {
  const { result, said } = typing('Wilma')
  act(() => result.current.settle())
  expect(said).not.toHaveBeenCalled()
})
