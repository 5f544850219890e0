import { act, renderHook } from '@testing-library/react'
import { BrowserRouter } from 'react-router'
import { afterEach, expect, it } from 'vitest'
import { useAddress } from '@/lib/useAddress'

afterEach(() => window.history.replaceState(null, '', '/'))

function open(path: string) {
  window.history.replaceState(null, '', path)
  return renderHook(() => useAddress('/inbox', true), { wrapper: BrowserRouter }).result
}
const address = () => window.location.pathname + window.location.search

it('changes what stands in the address and keeps the rest', () => {
  const result = open('/inbox?view=all&labels=a&labels=b')
  act(() => result.current[1]({ q: 'Wilma' }))
  expect(address()).toBe('/inbox?view=all&labels=a&labels=b&q=Wilma')
  expect(result.current[0].get('q')).toBe('Wilma')
})

it('does not close the row that was opened and is not drawn yet', () => {
  const result = open('/inbox?view=all')
  window.history.pushState(null, '', '/inbox/7?view=all')
  act(() => result.current[1]({ q: 'Wilma' }))
  expect(address()).toBe('/inbox/7?view=all&q=Wilma')
})

it('lets another page alone', () => {
  const result = open('/inbox')
  window.history.pushState(null, '', '/customers')
  act(() => result.current[1]({ q: 'Wilma' }))
  expect(address()).toBe('/customers')
})
