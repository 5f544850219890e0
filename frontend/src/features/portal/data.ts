import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Conversation, Money, Page } from '@/api/types'

export interface UnlockedAction {
  key: string
  label: string
  locked: boolean
  reason: string | null
}

export interface Communication {
  id: string
  channel: string
  body: string
  state: 'received' | 'assigned' | 'answered' | 'closed'
  conversation: string
  actions: UnlockedAction[]
  created_at: string
  answered_at: string | null
}

export interface Balance {
  balance: Money
  updated_at: string | null
}

export interface Movement {
  id: string
  kind: string
  amount: Money
  balance_after: Money | null
  description: string
  created_at: string
}

export interface Recharge {
  id: string
  state: string
  amount: Money
  method: string
  operation_number: string
  communication: string | null
  reason: string
  created_at: string
}

export interface RechargeDraft {
  communication: string
  amount: Money
  method: string
  operation_number: string
  proof: string | null
}

export const keys = {
  balance: ['portal', 'balance'],
  movements: ['portal', 'movements'],
  communications: ['portal', 'communications'],
  recharges: ['portal', 'recharges'],
  proven: ['portal', 'proven'],
  conversations: ['portal', 'conversations'],
  messages: (conversation: string) => ['portal', 'messages', conversation],
}

export function useBalance() {
  return useQuery({ queryKey: keys.balance, queryFn: () => api.get<Balance>('me/balance/') })
}

export function useMovements() {
  return usePages<Movement>(keys.movements, 'me/transactions/')
}

export function useCommunications() {
  return usePages<Communication>(keys.communications, 'communications/')
}

export function useRecharges() {
  return usePages<Recharge>(keys.recharges, 'recharges/')
}

/** The words of the channels this customer has proven to be theirs. */
export function useProvenChannels() {
  return useQuery({
    queryKey: keys.proven,
    queryFn: () => api.get<Page<{ channel: string }>>('channel-links/'),
  })
}

/** The customer's own threads, newest first. */
export function useConversations() {
  return usePages<Conversation>(keys.conversations, 'conversations/', { kind: 'customer' })
}

export function useOpenCommunication() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: { channel: string; body: string; data: object }) =>
      api.post<Communication>('communications/', draft),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.communications })
      void client.invalidateQueries({ queryKey: keys.conversations })
    },
  })
}

export function useRequestRecharge() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, key }: { draft: RechargeDraft; key: string }) =>
      api.post<Recharge>('recharges/', draft, key),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.communications })
      void client.invalidateQueries({ queryKey: keys.recharges })
    },
  })
}
