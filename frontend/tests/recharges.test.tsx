import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { MemoryRouter } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { queryClient } from '@/api/query'
import { BulkBar, totalOf } from '@/features/recharges/components/BulkBar'
import { sentence } from '@/features/recharges/components/History'
import { Review } from '@/features/recharges/components/Review'
import type { Recharge } from '@/features/recharges/data'
import { hub, startHub } from './realtime/fakeHub'

function recharge(id: string, more: Partial<Recharge> = {}): Recharge {
  return {
    id,
    state: 'proof_attached',
    amount: { amount: '10.10', currency: 'PEN' },
    method: 'wallet',
    operation_number: `OP${id}`,
    customer: { id: `c${id}`, name: `Cliente ${id}` },
    conversation: 'k',
    proof: null,
    note: '',
    reason: '',
    allowed_transitions: ['approve', 'reject'],
    created_at: '2026-11-20T10:00:00Z',
    told: null,
    looks_alike: false,
    reversal: null,
    ...more,
  }
}

function shown(node: React.ReactNode) {
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">
        <MemoryRouter>{node}</MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

beforeEach(async () => {
  startHub()
  queryClient.clear()
  await i18next.loadNamespaces('recharges')
})

test('sums of amounts do not drift', () => {
  const rows = ['1', '2', '3'].map(id => recharge(id))
  expect(totalOf(rows)).toContain('30.30')
})

test('the chosen ones are approved each by itself, and each says what came of it', async () => {
  const paths: string[] = []
  hub.answer = ({ path }: { path: string }) => {
    paths.push(path)
    return path.includes('/b/')
      ? { status: 409, body: { code: 'amount_changed', detail: 'Cambió.', fields: {} } }
      : { status: 200, body: recharge('a', { state: 'credited' }) }
  }
  shown(<BulkBar picked={[recharge('a'), recharge('b')]} onClear={() => {}} />)

  fireEvent.click(screen.getByRole('button', { name: 'Aprobar las elegidas' }))
  fireEvent.click(screen.getByRole('button', { name: 'Sí, acreditar' }))

  const results = await screen.findByRole('region', { name: 'Resultado de la aprobación' })
  expect(results.textContent).toContain('Acreditada')
  expect(results.querySelectorAll('[data-failed]')).toHaveLength(1)
  expect(paths.filter(path => path.includes('/approve/'))).toHaveLength(2)
})

test('the queue goes on by keyboard once one is decided', async () => {
  hub.answer = ({ path, method }: { path: string; method: string }) => {
    const id = path.includes('recharges/b') ? 'b' : 'a'
    const whole = { history: [], alike: [], receipt: null, decided_by: null, decided_at: null }
    const body = { ...recharge(id), ...whole, requested_by: { id: 'u', name: 'Ana' } }
    return { status: 200, body: method === 'POST' ? { ...body, state: 'credited' } : body }
  }
  shown(<Review queue={[recharge('a'), recharge('b')]} onClose={() => {}} />)
  expect(await screen.findByText('1 de 2')).toBeTruthy()

  fireEvent.keyDown(document.documentElement, { key: 'a', code: 'KeyA' })

  expect(await screen.findByText('2 de 2')).toBeTruthy()
  fireEvent.keyDown(document.documentElement, { key: 'ArrowRight', code: 'ArrowRight' })
  expect(await screen.findByText('No queda ninguna por revisar')).toBeTruthy()
})

test('history is told in words', () => {
  const t = i18next.getFixedT('es', 'recharges') as (key: string, more?: object) => string
  const change = { author: { id: 'u', name: 'Ana' }, created_at: '' }
  const said = (field: string, old: string, now: string) =>
    sentence({ ...change, field, old, new: now }, t)
  expect(said('state', '', 'requested')).toBe('Se registró: Registrada')
  expect(said('state', 'credited', 'reversed')).toBe('Estado: Acreditada → Extornada')
  expect(said('amount', '10.00 PEN', '12.50 PEN')).toMatch(/10\.00 → .*12\.50/)
  expect(said('reversal', 'Falso', '')).toBe('Extorno retirado')
})
