import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { api, newKey } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { Page } from '@/api/types'
import { notify } from '@/ui/notify'
import type { Held, Usable } from './CouponsOn'

const MOST = 50

interface Draft {
  /** `quotes/<id>`, `invoices/<id>`. */
  path: string
  customer: string
  editable: boolean
  /** The feature whose queries are asked anew. */
  feature: string
}

/** The discounts on a draft, and what puts them on and takes them off, as `CouponsOn` wants it. */
export function useCouponsOn({ path, customer, editable, feature }: Draft) {
  const client = useQueryClient()
  const onSettled = () =>
    Promise.all(
      [feature, 'coupons-on', 'coupons', 'invoice-preview'].map(first =>
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
    onError: error => notify(refusalOf(error), undefined, 'bad'),
  })
  return {
    editable,
    held: held.data?.discounts ?? [],
    usable: usable.data?.results ?? [],
    busy: put.isPending || take.isPending,
    refusal: put.error ? refusalOf(put.error) : '',
    onPut: (code: string, done: () => void) => put.mutate(code, { onSuccess: done }),
    onTake: (one: Held) => take.mutate(one.coupon.id),
    onType: () => put.reset(),
  }
}

function refusalOf(error: unknown): string {
  const key = `workflows/coupon:on.refusal.${error instanceof ApiError ? error.code : ''}`
  return i18next.t(i18next.exists(key) ? key : `workflows/coupon:on.refusal.other`)
}
