import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/api/query'
import { isNumber } from '@/features/chat/data/documents'
import { Results } from '@/features/chat/search/Results'

afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
})

const CARD = {
  kind: 'recharge',
  title: 'PEN 50.00',
  subtitle: 'Rosa Quispe · OP001234',
  state: 'credited',
  path: '/recharges/1',
}
const NOTHING = { conversations: [], messages: [], next: null }
const SOUGHT = {
  q: 'op-0012',
  conversation: '',
  author: '',
  kind: '',
  since: '',
  until: '',
} as const

function search(more: object = {}): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return Response.json(url.includes('documents') ? [CARD] : NOTHING)
  })
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Routes>
          <Route path="*" element={<Results sought={{ ...SOUGHT, ...more }} />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}

test('a document of the number typed stands above, though no message says it', async () => {
  search()
  const link = await screen.findByRole('link', { name: /Rosa Quispe · OP001234/ })
  expect(link.getAttribute('href')).toBe('/recharges/1')
})

test('where only messages can be meant no document is asked for', async () => {
  const asked = search({ kind: 'text' })
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]).not.toContain('documents')
})

test('words that can be no number are told from those that can', () => {
  expect(['1234', 'op 00-12', 'F001-334'].filter(isNumber)).toHaveLength(3)
  expect(['123', 'pedido', '"a 1234"', '¿1234?'].filter(isNumber)).toEqual([])
})
