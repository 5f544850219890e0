import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, PersonRef } from '@/api/types'
import type { Tone } from '@/ui/StateChip'
import type { Named, OrderRef } from './data'

export const STATES = [
  'requested',
  'quoting',
  'quoted',
  'ordered',
  'confirmed',
  'in_transit',
  'partially_received',
  'received',
  'rejected',
  'cancelled',
] as const
export type State = (typeof STATES)[number]
export type Deed =
  | 'ask'
  | 'answer'
  | 'order'
  | 'confirm'
  | 'ship'
  | 'receive'
  | 'reject'
  | 'cancel'
  | 'break-off'

export interface RequestLine {
  id: string
  part: Named
  code: string
  unit: string
  quantity: string
  received: string
  missing: string
  unit_price: Money | null
  order: OrderRef | null
}

export interface PartsRequest {
  id: string
  number: string
  purchase_number: string
  state: State
  source: 'technician' | 'office' | 'system'
  allowed_transitions: Deed[]
  supplier: Named | null
  location: Named
  lines: RequestLine[]
  total: Money | null
  needed_on: string | null
  promised_on: string | null
  eta_on: string | null
  late: boolean
  carrier: string
  tracking: string
  note: string
  reason: string
  author: PersonRef | null
  version: number
  created_at: string
}

export interface Offer {
  id: string
  supplier: Named
  rating: string | null
  contact: string
  state: 'asked' | 'answered' | 'declined' | 'chosen' | 'lost'
  days: number | null
  note: string
  total: Money | null
  whole: boolean
  best_total: boolean
  best_days: boolean
  by_link: boolean
  prices: { line: string; unit_price: Money | null; best: boolean }[]
  mail: { id: string; to: string; state: string; error: string } | null
  channel_error: string
  asked_at: string
  answered_at: string | null
  links: number
}

export interface Step {
  what: string
  state: State
  reason: string
  supplier: string
  author: PersonRef | null
  at: string
}

export interface RequestDetail extends PartsRequest {
  offers: Offer[]
  steps: Step[]
  waiting_orders: OrderRef[]
}

const TONES: Partial<Record<State, Tone>> = {
  requested: 'warn',
  quoting: 'primary',
  quoted: 'primary',
  ordered: 'primary',
  confirmed: 'primary',
  in_transit: 'primary',
  partially_received: 'warn',
  received: 'ok',
  rejected: 'bad',
}

export function toneOf(state: State): Tone {
  return TONES[state] ?? 'plain'
}

/** A day is a day, wherever the clock stands. */
export function noonOf(day: string): string {
  return `${day}T12:00:00`
}

export function useRequests(filter: Record<string, string>) {
  return usePages<PartsRequest>(['parts', 'requests', filter], 'parts-requests/', filter)
}

export function useRequest(id: string) {
  return useQuery({
    queryKey: ['parts', 'request', id],
    queryFn: ({ signal }) => api.get<RequestDetail>(`parts-requests/${id}/`, undefined, signal),
    retry: false,
  })
}
