import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { type PayPlace, PLACES_KEY } from '@/api/payPlaces'

export type PlaceDraft = Pick<
  PayPlace,
  'kind' | 'name' | 'holder' | 'number' | 'interbank_number' | 'currency'
>

function useKept<T>(change: (value: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: PLACES_KEY }),
  })
}

/** Makes one, or corrects it; a wallet stays a wallet. */
export function useSave(place: PayPlace | null) {
  return useKept(({ kind, ...rest }: PlaceDraft) =>
    place ? api.patch(`pay-places/${place.id}/`, rest) : api.post('pay-places/', { kind, ...rest }),
  )
}

export function usePlace(id: string) {
  const path = `pay-places/${id}/`
  return {
    show: useKept((active: boolean) => api.patch(path, { active })),
    remove: useKept(() => api.delete(path)),
    draw: useKept((file: File) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return api.put(`${path}picture/`, form)
    }),
    takeAway: useKept(() => api.delete(`${path}picture/`)),
  }
}

export function useOrder() {
  return useKept((ids: string[]) => api.post('pay-places/order/', { ids }))
}
