import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { api, newKey } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { Money } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { keys } from './data'

export interface Coupon {
  id: string
  state: string
  code: string
  amount: Money | null
}

export interface CouponsOfInvoice {
  /** What another slip may be for. */
  free: Money
  slips: Coupon[]
  discounts: { coupon: Coupon; discount: Money }[]
}

export function useCouponsOf(id: string) {
  return useQuery({
    queryKey: [...keys.one(id), 'coupons'],
    queryFn: () => api.get<CouponsOfInvoice>(`invoices/${id}/coupons/`),
  })
}

export function useCouponDeeds(id: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: keys.all })
  return {
    slip: useMutation({
      mutationFn: ({ amount, key }: { amount: Money; key: string }) =>
        api.post<Coupon>(`invoices/${id}/coupons/`, { amount }, key),
      onSettled,
    }),
    putOn: useMutation({
      mutationFn: (code: string) => api.post(`invoices/${id}/coupon/`, { code }, newKey()),
      onSettled,
    }),
    takeOff: useMutation({
      mutationFn: (coupon: string) => api.delete(`invoices/${id}/coupon/?coupon=${coupon}`),
      onSettled,
    }),
  }
}

/** Why a coupon was refused, in our words where there are some. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof ApiError)) return i18next.t('common:error.text')
  const key = `invoices:coupon.refusal.${error.code}`
  return i18next.exists(key) ? i18next.t(key) : errorText(error)
}
