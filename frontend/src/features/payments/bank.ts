import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page, PersonRef } from '@/api/types'
import type { Payment } from './data'

export type IntakeKind = 'bank' | 'balances' | 'invoices'

export interface Intake {
  id: string
  kind: IntakeKind
  name: string
  account: string
  state: 'uploaded' | 'done'
  headings: string[]
  mapping: string[]
  meanings: string[]
  rows: number
  made: number
  repeated: number
  skipped: number
  refused: { line: number; column: string; code: string }[]
  author: PersonRef
  created_at: string
}

export type Outcome = 'new' | 'repeated' | 'skipped' | 'refused'

export interface Preview extends Record<Outcome, number> {
  lines: {
    line: number
    outcome: Outcome
    column: string
    code: string
    who: string
    what: string
    day: string | null
    amount: Money | null
  }[]
}

export interface Proposal {
  kind: 'payment' | 'recharge'
  id: string
  state: string
  customer: PersonRef
  amount: Money
  is_exact: boolean
}

export interface BankLine {
  id: string
  state: 'open' | 'matched' | 'ignored'
  account: string
  day: string
  amount: Money
  operation_number: string
  description: string
  note: string
  proposal: Proposal | null
  matched: Proposal | null
}

export interface Outcomes {
  results: { line: string; ok: boolean; code: string; detail: string }[]
}

const INTAKES = ['payments', 'intakes']

export function useIntakes(kind?: IntakeKind) {
  return usePages<Intake>([...INTAKES, 'list', kind], 'intakes/', { kind })
}

export function useIntake(id: string) {
  return useQuery({
    queryKey: [...INTAKES, 'one', id],
    queryFn: () => api.get<Intake>(`intakes/${id}/`),
  })
}

export function usePreview(row: Intake) {
  return useQuery({
    queryKey: [...INTAKES, 'preview', row.id, row.mapping, row.account],
    queryFn: () => api.get<Preview>(`intakes/${row.id}/preview/`),
    retry: false,
  })
}

export function useTakeDown() {
  return useMutation({
    mutationFn: ({ kind, file, account }: { kind: IntakeKind; file: File; account: string }) => {
      const form = new FormData()
      form.set('kind', kind)
      form.set('file', file)
      if (account) form.set('account', account)
      return api.post<Intake>('intakes/', form)
    },
  })
}

export function useMapping(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { mapping: string[]; account?: string }) =>
      api.patch<Intake>(`intakes/${id}/`, body),
    onSuccess: row => client.setQueryData([...INTAKES, 'one', id], row),
  })
}

export function useTakeIn(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Intake>(`intakes/${id}/take-in/`, {}, newKey()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['payments'] }),
  })
}

export function useBankLines(asked: { state?: string; q?: string; intake?: string }) {
  return usePages<BankLine>(['payments', 'bank', asked], 'bank-lines/', asked)
}

const FOUND = ['pending', 'confirmed']

/** Payments of exactly what a line tells: one of them may be it. */
export function useAlike(line: BankLine) {
  return useQuery({
    queryKey: ['payments', 'alike', line.id],
    queryFn: ({ signal }) =>
      api.get<Page<Payment>>('payments/', { amount: line.amount.amount, limit: 100 }, signal),
    select: page => page.results.filter(row => FOUND.includes(row.state)),
  })
}
