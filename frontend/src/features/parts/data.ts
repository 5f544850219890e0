import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page, PersonRef } from '@/api/types'

export interface Named {
  id: string
  name: string
}

export interface Part {
  id: string
  code: string
  name: string
  unit: string
  maker: string
  on_hand: string
  reserved: string
  available: string
  incoming: string
  asked: string
  low: boolean
  reorder_point: string
  reorder_quantity: string
  supplier: Named | null
  item: Named | null
  price: Money | null
  cost: Money | null
  archived: boolean
  version: number
}

export interface Reservation {
  id: string
  order: string
  part: Named
  code: string
  unit: string
  location: Named
  quantity: string
  state: string
  created_at: string
}

export interface PartDetail extends Part {
  note: string
  kinds: Named[]
  stock: { location: Named; on_hand: string; reserved: string }[]
  reservations: (Reservation & { order_number: string })[]
}

export interface OrderRef {
  id: string
  number: string
  title: string
}

export interface Move {
  id: string
  kind: 'receive' | 'use' | 'give_back' | 'move' | 'count' | 'correction'
  location: Named
  quantity: string
  after: string
  value: Money | null
  order: OrderRef | null
  request: Named | null
  reason: string
  author: PersonRef | null
  at: string
}

export interface Location {
  id: string
  name: string
  kind: 'store' | 'van'
  technician: PersonRef | null
  is_main: boolean
  archived: boolean
}

export interface Use {
  id: string
  part: Named
  code: string
  unit: string
  location: Named
  quantity: string
  given_back: string
  serial: string
  cost: Money | null
  author: PersonRef | null
  at: string
}

export interface OrderParts {
  used: Use[]
  reserved: Reservation[]
  awaited: {
    request: string
    number: string
    state: string
    part: Named
    quantity: string
    received: string
    eta_on: string | null
  }[]
}

const ALL = ['parts']

export function useParts(filter: Record<string, string>) {
  return usePages<Part>([...ALL, 'list', filter], 'parts/', filter)
}

export function usePart(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<PartDetail>(`parts/${id}/`, undefined, signal),
    retry: false,
  })
}

export function useMoves(id: string) {
  return usePages<Move>([...ALL, 'moves', id], `parts/${id}/moves/`)
}

export function useLocations() {
  return useQuery({
    queryKey: [...ALL, 'locations'],
    queryFn: ({ signal }) => api.get<Location[]>('stock-locations/', undefined, signal),
  })
}

export function useTechnicians() {
  return useQuery({
    queryKey: [...ALL, 'technicians'],
    queryFn: ({ signal }) => api.get<Page<PersonRef>>('technicians/', undefined, signal),
    select: found => ('results' in found ? found.results : (found as PersonRef[])),
  })
}

export function useOrderParts(order: string) {
  return useQuery({
    queryKey: [...ALL, 'order', order],
    queryFn: ({ signal }) =>
      api.get<OrderParts>(`service-orders/${order}/parts/`, undefined, signal),
  })
}

/** What can be chosen by typing: parts, or suppliers. */
export function useFound<T>(path: 'parts/' | 'suppliers/' | 'machine-kinds/', words: string) {
  return useQuery({
    queryKey: [...ALL, 'found', path, words],
    queryFn: ({ signal }) => api.get<Page<T> | T[]>(path, { q: words, limit: 50 }, signal),
    select: found => (Array.isArray(found) ? found : found.results),
    placeholderData: before => before,
  })
}

interface Saying {
  to: string
  body: Record<string, unknown>
  patch?: boolean
}

/** Says something to the hub, once for a press, and asks for every list anew. */
export function useSaying<T = unknown>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ to, body, patch }: Saying) =>
      patch ? api.patch<T>(to, body) : api.post<T>(to, body, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}
