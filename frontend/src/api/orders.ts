import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from './client'
import { usePages } from './pages'
import type { Message, PersonRef } from './types'

export const ORDER_STATES = [
  'requested',
  'scheduled',
  'assigned',
  'en_route',
  'in_progress',
  'paused',
  'waiting_parts',
  'cannot_complete',
  'done',
  'invoiced',
  'closed',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

/** A service order, as lists show it. */
export interface Order {
  id: string
  number: string
  title: string
  symptom: string
  kind: PersonRef
  customer: PersonRef
  machine: (PersonRef & { serial: string }) | null
  conversation: string | null
  quote: PersonRef | null
  earlier: PersonRef | null
  /** Its machine was, when it was asked for. */
  under_warranty: boolean
  source: string
  place: string
  priority: Priority
  state: OrderState
  allowed_transitions: string[]
  reason: string
  technicians: PersonRef[]
  wanted_from_at: string | null
  wanted_until_at: string | null
  starts_at: string | null
  ends_at: string | null
  answer_due_at: string | null
  finish_due_at: string | null
  /** Its time to be finished stands still. */
  held: boolean
  done_at: string | null
  moved_at: string
  version: number
  created_at: string
  updated_at: string
}

export interface OrderStep {
  id: string
  what: string
  before: string
  after: string
  reason: string
  latitude: number | null
  longitude: number | null
  author: PersonRef | null
  /** When who left says they arrive. */
  eta_at: string | null
  happened_at: string
  created_at: string
}

export interface Booking {
  id: string
  technician: PersonRef
  starts_at: string
  ends_at: string
  overruled: string
  released_at: string | null
}

export interface OrderDetail extends Order {
  steps: OrderStep[]
  bookings: Booking[]
  time: { travel: number; work: number; pause: number; wait: number }
}

/** When who is on the way says they arrive; null while nobody is, or nobody said so. */
export function arrivalOf({ state, steps }: Pick<OrderDetail, 'state' | 'steps'>): string | null {
  if (state !== 'en_route') return null
  return steps.findLast(({ what }) => what === 'depart')?.eta_at ?? null
}

/** What somebody asks for; instants as the hub takes them. */
export interface OrderDraft {
  customer?: string
  kind?: string
  machine?: string | null
  title: string
  symptom: string
  place: string
  priority?: Priority
  hour_meter?: number | null
  wanted_from_at: string | null
  wanted_until_at: string | null
  conversation?: string
  quote?: string
}

const ALL = ['orders']
const MINUTE = 60_000

export const orderKeys = { all: ALL, one: (id: string) => [...ALL, 'one', id] }

export function useOrders(filter: Record<string, string>) {
  // An order becomes late without anybody doing anything.
  return usePages<Order>([...ALL, 'list', filter], 'service-orders/', filter, MINUTE)
}

export function useOrder(id: string) {
  return useQuery({
    queryKey: orderKeys.one(id),
    queryFn: ({ signal }) => api.get<OrderDetail>(`service-orders/${id}/`, undefined, signal),
    retry: false,
  })
}

/** What was said about an order in the conversation of its customer, the newest first. */
export function useOrderMessages(id: string) {
  const path = `service-orders/${id}/messages/`
  return usePages<Message>([...orderKeys.one(id), 'messages'], path)
}

/** Says something about an order in the customer's own channel. */
export function useSayOfOrder(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: { text: string; client_id: string }) =>
      api.post<Message>(`service-orders/${id}/messages/`, said),
    onSuccess: () => client.invalidateQueries({ queryKey: orderKeys.one(id) }),
  })
}

export function useRequestOrder() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...draft }: OrderDraft & { key: string }) =>
      api.post<OrderDetail>('service-orders/', draft, key),
    onSuccess: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

interface Stepping {
  step: string
  body?: Record<string, unknown>
}

/** Takes one step of an order; what the hub answers is how it stands now. */
export function useOrderDeed(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, body }: Stepping) =>
      api.post<Order>(`service-orders/${id}/${step}/`, body ?? {}),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useChangeOrder(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<OrderDraft> & { version: number }) =>
      api.patch<OrderDetail>(`service-orders/${id}/`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
