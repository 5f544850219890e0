import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import type { Held, Usable } from '@/ui/CouponsOn'
import { notify } from '@/ui/notify'
import { api, newKey } from './client'
import { ApiError } from './errors'
import type { Page } from './types'

const MOST = 50

interface Draft {
  /** `quotes/<id>`, `invoices/<id>`. */
  path: string
  customer: string
  editable: boolean
  /** The feature: its words, and its queries to ask anew. */
  words: string
}

/** The discounts on a draft, and what puts them on and takes them off, as `CouponsOn` wants it. */
export function useCouponsOn({ path, customer, editable, words }: Draft) {
  const client = useQueryClient()
  const onSettled = () =>
    Promise.all(
      [words, 'coupons-on', 'coupons', 'invoice-preview'].map(first =>
        client.invalidateQueries({ queryKey: [first] }),
      ),
    )
  const held = useQuery({
    queryKey: ['coupons-on', path],
    queryFn: () => api.get<{ discounts: Held[] }>(`${path}/coupons/`),
  })
  const usable = useQuery({
    queryKey: ['coupons-on', 'usable', customer],
    queryFn: () =>
      api.get<Page<Usable>>('coupons/', {
        customer,
        kind: 'discount',
        state: 'issued',
        limit: MOST,
      }),
    enabled: editable,
  })
  const put = useMutation({
    mutationFn: (code: string) => api.post(`${path}/coupon/`, { code }, newKey()),
    onSettled,
  })
  const take = useMutation({
    mutationFn: (coupon: string) => api.delete(`${path}/coupon/?coupon=${coupon}`),
    onSettled,
    onError: error => notify(refusalOf(error, words), undefined, 'bad'),
  })
  return {
    words,
    editable,
    held: held.data?.discounts ?? [],
    usable: usable.data?.results ?? [],
    busy: put.isPending || take.isPending,
    refusal: put.error ? refusalOf(put.error, words) : '',
    onPut: (code: string, done: () => void) => put.mutate(code, { onSuccess: done }),
    onTake: (one: Held) => take.mutate(one.coupon.id),
    onType: () => put.reset(),
  }
}

function refusalOf(error: unknown, words: string): string {
  const key = `${words}:coupon.refusal.${error instanceof ApiError ? error.code : ''}`
  return i18next.t(i18next.exists(key) ? key : `${words}:coupon.refusal.other`)
}
