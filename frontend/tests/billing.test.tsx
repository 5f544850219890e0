import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { useState } from 'react'
import { MemoryRouter } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { withTax } from '@/api/catalogue'
import { queryClient } from '@/api/query'
import type { Action } from '@/api/types'
import { emptyLine, LinesEditor } from '@/features/invoices/components/LinesEditor'
import type { LineDraft } from '@/features/invoices/data'
import { AssignDialog } from '@/features/payments/components/AssignDialog'
import InvoiceForm from '@/workflows/invoice/InvoiceForm'
import { type HttpCall, hub, startHub } from './realtime/fakeHub'

const FILTER = {
  id: 'i1',
  code: 'HF-204',
  kind: 'part',
  name: 'Filtro hidráulico',
  unit: 'und.',
  price: { amount: '185.90', currency: 'PEN' },
  customer_price: { amount: '167.00', currency: 'PEN' },
  tax: { kind: 'taxed', rate: '18.0000' },
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

const PATIENT = { timeout: 5000 }

/** The hub answers 200 with what is given. */
function answers(found: (call: HttpCall) => unknown) {
  hub.answer = call => ({ status: 200, body: found(call) })
}

beforeEach(async () => {
  // The browser's own; jsdom has none.
  Element.prototype.scrollIntoView = () => {}
  startHub()
  queryClient.clear()
  await i18next.loadNamespaces(['invoices', 'payments', 'workflows/invoice'])
})

test('a price with its tax is exact', () => {
  expect(withTax('380.00', '18')).toBe('448.40')
  expect(withTax('0.05', '18.0000')).toBe('0.059')
  expect(withTax('1234567.89', '0')).toBe('1234567.89')
})

function Lines({ told }: { told: (lines: LineDraft[]) => void }) {
  const [lines, setLines] = useState([emptyLine('PE')])
  const change = (next: LineDraft[]) => {
    setLines(next)
    told(next)
  }
  return (
    <LinesEditor lines={lines} customer="c1" includesTax={false} priced={[]} onChange={change} />
  )
}

test('a line typed finds the catalogue at the customer’s price, and the keyboard picks it', async () => {
  answers(({ path }) => (path.includes('catalogue') ? { results: [FILTER] } : {}))
  let lines: LineDraft[] = []
  shown(<Lines told={next => (lines = next)} />)
  const field = screen.getAllByLabelText('Descripción')[0] as HTMLElement

  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: 'filtro' } })
  await screen.findByText('Filtro hidráulico', undefined, PATIENT)
  expect(lines[0]?.description).toBe('filtro')
  fireEvent.keyDown(field, { key: 'ArrowDown', code: 'ArrowDown' })
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })

  await waitFor(() =>
    expect(lines[0]).toMatchObject({
      description: 'Filtro hidráulico',
      unit: 'und.',
      unit_price: '167.00',
      tax_kind: 'taxed',
      tax_rate: '18',
      quantity: '1',
    }),
  )
})

const QUOTE = {
  id: 'q1',
  number: 'COT-000004',
  title: 'Bomba',
  state: 'accepted',
  total: { amount: '118.00', currency: 'PEN' },
  includes_tax: false,
  extra_discount: { amount: '0.00', currency: 'PEN' },
  lines: [
    {
      kind: 'part',
      description: 'Bomba de agua',
      unit: 'und.',
      quantity: '1',
      unit_price: '100',
      discount_percent: '0',
      tax_kind: 'taxed',
      tax_rate: '18',
    },
  ],
}

test('an accepted quote fills the lines of /factura and is sent along', async () => {
  const sent: Record<string, unknown>[] = []
  answers(({ path, body }) => {
    if (path.includes('actions/invoice')) sent.push(body)
    if (path.includes('preview')) return { total: QUOTE.total }
    if (path.includes('quotes/q1')) return QUOTE
    if (path.includes('quotes/'))
      return { results: [{ ...QUOTE, id: 'q0', state: 'draft' }, QUOTE] }
    if (path.includes('conversations/k/')) return { customer: { id: 'c1', name: 'Rosa' } }
    return {}
  })
  const form = {
    conversation: 'k',
    proof: null,
    pictures: [],
    onDone: () => {},
    onCancel: () => {},
  }
  const action = { key: 'invoice', label: '', slash: '', locked: false, fields: [] }
  shown(<InvoiceForm {...form} action={action as unknown as Action} />)

  fireEvent.click((await screen.findAllByLabelText('De una cotización'))[0] as HTMLElement)
  fireEvent.click(await screen.findByText(/COT-000004/))
  await screen.findByDisplayValue('Bomba de agua')
  fireEvent.click(screen.getByRole('button', { name: 'Facturar' }))

  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ quote: 'q1', includes_tax: false })
  expect(sent[0]?.lines).toMatchObject([{ description: 'Bomba de agua', unit_price: '100' }])
})

test('a line of the bank is matched by hand to a payment of its amount', async () => {
  const sent: Record<string, unknown>[] = []
  const amount = { amount: '260.00', currency: 'PEN' }
  const payment = {
    id: 'p1',
    state: 'pending',
    customer: { id: 'c1', name: 'Jorge Salas' },
    amount,
    method: 'transfer',
    operation_number: '991',
    paid_on: '2026-11-20',
  }
  answers(({ path, body }) => {
    if (path.includes('assign')) sent.push(body)
    return path.includes('payments/') ? { results: [payment] } : {}
  })
  const line = {
    id: 'l1',
    state: 'open' as const,
    account: 'BCP',
    day: '2026-11-20',
    amount,
    operation_number: '',
    description: '',
    note: '',
    proposal: null,
    matched: null,
  }
  shown(<AssignDialog line={line} onClose={() => {}} />)

  const which = (await screen.findAllByLabelText('Pago'))[0] as HTMLElement
  fireEvent.click(screen.getByRole('button', { name: 'Asignar' }))
  expect(await screen.findByText('Hace falta')).toBeTruthy()
  fireEvent.click(which)
  fireEvent.click(await screen.findByText(/Jorge Salas/))
  fireEvent.click(screen.getByRole('button', { name: 'Asignar' }))

  await waitFor(() => expect(sent).toEqual([{ payment: 'p1' }]))
})
