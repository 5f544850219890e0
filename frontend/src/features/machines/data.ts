import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Page, PersonRef } from '@/api/types'

export type State = 'up' | 'down' | 'retired'
export const STATES: State[] = ['up', 'down', 'retired']

export interface Machine {
  id: string
  name: string
  kind: PersonRef
  customer: PersonRef
  parent: PersonRef | null
  serial: string
  maker: string
  model: string
  year: number | null
  place: string
  hour_meter: number
  read_at: string | null
  warranty_until: string | null
  state: State
  state_since: string
  note: string
  version: number
  created_at: string
}

export interface Kind {
  id: string
  name: string
  archived_at: string | null
}

export interface Reading {
  id: string
  hours: number
  before: number
  reason: string
  source: 'staff' | 'customer' | 'order' | 'import'
  order: PersonRef | null
  author: PersonRef | null
  at: string
}

export interface Node {
  id: string
  name: string
  serial: string
  state: State
  parts?: Node[]
}

export interface Happened {
  what: 'registered' | 'state' | 'parent' | 'owner' | 'order' | 'reading' | 'document'
  at: string
  id: string | null
  title: string
  number: string
  state: string
  hours: number | null
  before: string
  after: string
  reason: string
  author: PersonRef | null
}

export interface History {
  results: Happened[]
  next: string | null
  down: { hours: number; times: number; since_at: string | null }
}

export interface MachineDraft {
  customer?: string
  kind: string
  name: string
  serial: string
  maker: string
  model: string
  place: string
  year: number | null
  warranty_until: string | null
  parent: string | null
  note: string
}

export const ALL = ['machines']
const MINUTE = 60_000

export function useMachines(asked: Record<string, string>) {
  return usePages<Machine>([...ALL, 'list', asked], 'machines/', asked)
}

export function useMachine(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<Machine>(`machines/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
}

export function useKinds(archived = false) {
  return useQuery({
    queryKey: [...ALL, 'kinds', archived],
    queryFn: () => api.get<Page<Kind>>('machine-kinds/', { limit: 200, archived }),
    select: page => page.results,
    staleTime: MINUTE,
  })
}

export function useReadings(id: string) {
  return usePages<Reading>([...ALL, 'readings', id], `machines/${id}/readings/`)
}

export function useTree(id: string) {
  return useQuery({
    queryKey: [...ALL, 'tree', id],
    queryFn: () => api.get<{ above: Node[]; parts: Node[] }>(`machines/${id}/tree/`),
  })
}

export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: [...ALL, 'history', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.get<History>(`machines/${id}/history/`, { before: pageParam }),
    getNextPageParam: page => page.next,
  })
}

/** Keeps every list as the hub has it now, whether it was done or refused. */
export function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ALL })
}

export function useSave(machine: Machine | null) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ draft, key }: { draft: MachineDraft; key: string }) =>
      machine
        ? api.patch<Machine>(`machines/${machine.id}/`, { ...draft, version: machine.version })
        : api.post<Machine>('machines/', draft, key),
    onSuccess: renew,
  })
}

export function useRead(id: string) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ key, ...body }: { hours: number; reason: string; key: string }) =>
      api.post<Reading>(`machines/${id}/readings/`, body, key),
    onSettled: renew,
  })
}

export function usePut(machine: Machine) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (body: { state: State; reason: string }) =>
      api.post<Machine>(`machines/${machine.id}/state/`, { ...body, version: machine.version }),
    onSettled: renew,
  })
}

export function useTransfer(machine: Machine) {
  const renew = useRenewal()
  return useMutation({
    mutationFn: (body: { customer: string; reason: string }) =>
      api.post(`machines/${machine.id}/transfer/`, { ...body, version: machine.version }),
    onSettled: renew,
  })
}

/** What is done to the words of the house; lists are asked for anew. */
export function useKindDeed() {
  const renew = useRenewal()
  return useMutation({
    mutationFn: ({ id, name, deed }: { id?: string; name?: string; deed?: string }) => {
      if (!id) return api.post('machine-kinds/', { name }, newKey())
      return deed
        ? api.post(`machine-kinds/${id}/${deed}/`)
        : api.patch(`machine-kinds/${id}/`, { name })
    },
    onSettled: renew,
  })
}
