import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { Money } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { keys } from './keys'

export interface Slip {
  id: string
  state: string
  code: string
  amount: Money | null
}

export interface SlipsOfInvoice {
  /** What another slip may be for. */
  free: Money
  slips: Slip[]
}

export function useSlipsOf(id: string) {
  return useQuery({
    queryKey: [...keys.one(id), 'coupons'],
    queryFn: () => api.get<SlipsOfInvoice>(`invoices/${id}/coupons/`),
  })
}

export function useMakeSlip(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ amount, key }: { amount: Money; key: string }) =>
      api.post<Slip>(`invoices/${id}/coupons/`, { amount }, key),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}

/** Why a slip was refused, in our words where there are some. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof ApiError)) return i18next.t('common:error.text')
  const key = `invoices:slip.refusal.${error.code}`
  return i18next.exists(key) ? i18next.t(key) : errorText(error)
}
