import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Attachment, Money, Page, PersonRef } from '@/api/types'
import type { Tone } from '@/ui/StateChip'

export interface Reversal {
  reason: string
  asked_by: PersonRef
  asked_at: string
  reversed_by: PersonRef | null
  reversed_at: string | null
  alone: boolean
  debt: { id: string; label: string; total: Money; balance: Money } | null
}

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
  /** Whether the customer got its receipt; null where there is none yet. */
  told: boolean | null
  looks_alike: boolean
  reversal: Reversal | null
}

export interface Change {
  field: string
  old: string
  new: string
  author: PersonRef
  created_at: string
}

export interface Alike extends Pick<Recharge, 'id' | 'customer' | 'amount' | 'state' | 'proof'> {
  operation_number: string
  created_at: string
  distance: number
}

export interface RechargeDetail extends Recharge {
  requested_by: PersonRef
  decided_by: PersonRef | null
  decided_at: string | null
  history: Change[]
  alike: Alike[]
  receipt: { text: string; error: { code: string; detail: string } | null } | null
}

/** What stands in the address: names of the hub's filters, and what was chosen. */
export type RechargeFilter = Record<string, string>

export type Transition = 'approve' | 'reject' | 'reverse' | 'withdraw-reversal' | 'tell'

/** A transition with its body: why it is refused, or the amount that was looked at. */
interface Move {
  transition: Transition
  reason?: string
  amount?: Money
  owed?: Money
}

export const TONE: Record<string, Tone> = {
  credited: 'ok',
  rejected: 'bad',
  reversed: 'bad',
  proof_attached: 'primary',
}

const ALL = ['recharges']

export function useRecharges(filter: RechargeFilter) {
  return usePages<Recharge>([...ALL, filter], 'recharges/', asked(filter))
}

/** `pending` is no state of one recharge but of the work on them. */
function asked({ state, ...rest }: RechargeFilter): RechargeFilter {
  if (state === 'pending' || state === undefined) return { ...rest, pending: 'true' }
  return state === 'all' ? rest : { ...rest, state }
}

export function useRecharge(id: string) {
  return useQuery({
    queryKey: [...ALL, 'one', id],
    queryFn: ({ signal }) => api.get<RechargeDetail>(`recharges/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
}

/** One key a recharge and transition: a second press repeats the answer instead of the deed. */
const keys = new Map<string, string>()

/** Does it once; a refusal changed nothing, so the next try is another request. */
export async function move(recharge: string, { transition, ...body }: Move): Promise<Recharge> {
  const name = `${recharge} ${transition}`
  const key = keys.get(name) ?? newKey()
  keys.set(name, key)
  try {
    const moved = await api.post<Recharge>(`recharges/${recharge}/${transition}/`, body, key)
    // Asked for and taken back, a reversal may be asked for again.
    if (transition !== 'approve') keys.delete(name)
    return moved
  } catch (error) {
    keys.delete(name)
    throw error
  }
}

export function useTransition(recharge: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: Move) => move(recharge, wanted),
    onSettled: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useRenewal() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ALL })
}

export function useCorrect(recharge: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Pick<Recharge, 'note' | 'operation_number' | 'method'>>) =>
      api.patch<Recharge>(`recharges/${recharge}/`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ALL }),
  })
}

export function useAdvisors() {
  return useQuery({
    queryKey: [...ALL, 'advisors'],
    queryFn: () => api.get<Page<PersonRef>>('users/', { staff: true, limit: 200 }),
    select: page => page.results,
    staleTime: 60_000,
  })
}
