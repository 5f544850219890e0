import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Attachment, Money, PersonRef } from '@/api/types'

export interface Recharge {
  id: string
  state: string
  amount: Money
  method: string
  operation_number: string
  customer: PersonRef
  conversation: string
  proof: Attachment | null
  note: string
  reason: string
  allowed_transitions: string[]
  created_at: string
}

export type Transition = 'approve' | 'reject' | 'cancel'

/** A transition with its body: why it is refused, or the amount that was looked at. */
interface Move {
  transition: Transition
  reason?: string
  amount?: Money
}

export function useRecharges(filter: { state: string; method: string }) {
  return usePages<Recharge>(['recharges', filter], 'recharges/', filter)
}

/** One key a recharge and transition: a second press repeats the answer instead of the deed. */
const keys = new Map<string, string>()

function keyOf(recharge: string, transition: Transition): string {
  const name = `${recharge} ${transition}`
  const key = keys.get(name) ?? newKey()
  keys.set(name, key)
  return key
}

export function useTransition(recharge: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ transition, ...body }: Move) =>
      api.post<Recharge>(`recharges/${recharge}/${transition}/`, body, keyOf(recharge, transition)),
    // A refusal changed nothing, so the next try is another request.
    onError: (_error, { transition }) => keys.delete(`${recharge} ${transition}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['recharges'] }),
  })
}

export function useCorrect(recharge: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { note: string; operation_number: string }) =>
      api.patch<Recharge>(`recharges/${recharge}/`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['recharges'] }),
  })
}
