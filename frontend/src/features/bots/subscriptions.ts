import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

/** An address of somebody's program that is told what happens here. */
export interface Subscription {
  id: string
  name: string
  url: string
  events: string[]
  /** Null: all customers' conversations. */
  conversation: string | null
  created_by: PersonRef
  created_at: string
  paused_at: string | null
  failing_since: string | null
  /** Whether anything goes out: not once who made it is no admin, or has left the group. */
  listens: boolean
}

export interface Delivery {
  id: string
  event: string
  event_id: string
  state: 'queued' | 'delivered' | 'failed'
  tries: number
  next_try_at: string | null
  status_code: number | null
  error: string | null
  created_at: string
  delivered_at: string | null
}

export interface SubscriptionDraft {
  name?: string
  url?: string
  events?: string[]
  paused?: boolean
}

const KEY = ['subscriptions']
const one = (id: string) => [...KEY, id]
const log = (id: string) => [...KEY, id, 'deliveries']

export function useSubscriptions() {
  return usePages<Subscription>(KEY, 'subscriptions/')
}

export function useSubscription(id: string) {
  return useQuery({
    queryKey: one(id),
    queryFn: () => api.get<Subscription>(`subscriptions/${id}/`),
  })
}

export function useAddSubscription() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: SubscriptionDraft) =>
      api.post<Subscription & { secret: string }>('subscriptions/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY, exact: true }),
  })
}

export function useChangeSubscription(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: SubscriptionDraft) =>
      api.patch<Subscription>(`subscriptions/${id}/`, change),
    onSuccess: saved => {
      client.setQueryData(one(id), saved)
      void client.invalidateQueries({ queryKey: log(id) })
      return client.invalidateQueries({ queryKey: KEY, exact: true })
    },
  })
}

export function useRemoveSubscription(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`subscriptions/${id}/`),
    onSuccess: () => {
      client.removeQueries({ queryKey: one(id) })
      return client.invalidateQueries({ queryKey: KEY, exact: true })
    },
  })
}

export function useTestSubscription(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Delivery>(`subscriptions/${id}/test/`),
    onSuccess: () => client.invalidateQueries({ queryKey: log(id) }),
  })
}

/** Asked again by time while the page is open: what became of a call has no stream of its own. */
export function useDeliveries(id: string) {
  return usePages<Delivery>(log(id), `subscriptions/${id}/deliveries/`, {}, 5_000)
}

export function useRetryDelivery(subscription: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<Delivery>(`deliveries/${id}/retry/`),
    onSuccess: () => client.invalidateQueries({ queryKey: log(subscription) }),
  })
}
