import { useQuery } from '@tanstack/react-query'
import type { PayPlace } from '@/ui/PayPlaces'
import { api } from './client'
import type { Page } from './types'

export type { PayPlace }

export const PLACES_KEY = ['pay-places']

/** Every place of the house; admins also get those nobody is shown. */
export function usePayPlaces() {
  return useQuery({
    queryKey: PLACES_KEY,
    queryFn: () => api.get<Page<PayPlace>>('pay-places/', { limit: 100 }),
    select: page => page.results,
    staleTime: 60_000,
  })
}

const KINDS: Record<string, PayPlace['kind']> = { wallet: 'wallet', transfer: 'bank' }

/** Those shown to who pays by a method; cash is paid at the counter. */
export function usePlacesFor(method: string): PayPlace[] {
  const places = usePayPlaces().data ?? []
  return places.filter(({ active, kind }) => active && kind === KINDS[method])
}
