import { useAddress } from '@/lib/useAddress'
import type { Filter } from './data'
import { daysOf, type Period } from './days'

export interface Chosen {
  owner: string
  customer: string
  period: Period
  q: string
}

/** What was chosen stands in the address, so that it stays when one comes back. */
export function useFilter() {
  const [params, changeAddress] = useAddress('/opportunities', true)
  const read = (name: string) => params.get(name) ?? ''
  const chosen: Chosen = {
    owner: read('owner'),
    customer: read('customer'),
    period: read('period') as Period,
    q: read('q'),
  }
  const { period, ...same } = chosen
  const filter: Filter = { ...same, ...daysOf(period) }
  const choose: (change: Partial<Chosen>) => void = changeAddress
  const query = params.toString()
  return { chosen, filter, choose, search: query ? `?${query}` : '' }
}
