import type { Money } from '@/api/types'
import type { PayPlace } from '@/ui/PayPlaces'

export interface RechargePageData {
  house: string
  currency: string
  places: PayPlace[]
  /** What was loaded on this answer, by this link or elsewhere. */
  recharge: { state: string; amount: Money } | null
}

export const METHODS = ['wallet', 'transfer', 'cash'] as const
export type Method = (typeof METHODS)[number]

export function placesFor(places: PayPlace[], method: Method): PayPlace[] {
  const kind = { wallet: 'wallet', transfer: 'bank', cash: null }[method]
  return places.filter(place => place.kind === kind)
}
