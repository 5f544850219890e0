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

it('says it at once when the field is left, so that what is chosen next stays', () => {
  const { result, rerender, said } = typing('Wilma')
  act(() => result.current.setText(''))
  act(() => result.current.settle())
  expect(said.mock.calls).toEqual([['']])
  rerender('')
  rerender('Wilma')
  act(() => void vi.advanceTimersByTime(PAUSE * 2))
  expect(said).toHaveBeenCalledTimes(1)
  expect(result.current.text).toBe('Wilma')
})

it('has nothing to say when nothing was typed', () => {
  const { result, said } = typing('Wilma')
  act(() => result.current.settle())
  expect(said).not.toHaveBeenCalled()
})
