import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'

export interface WishWords {
  stop: string[]
  back: string[]
  stop_answer: string
  back_answer: string
}

const KEY = ['wish-words']

export function useWishWords() {
  return useQuery({ queryKey: KEY, queryFn: () => api.get<WishWords>('wish-words/') })
}

export function useSaveWishWords() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ stop, back, stop_answer, back_answer }: WishWords) =>
      api.put<WishWords>('wish-words/', { stop, back, stop_answer, back_answer }),
    onSuccess: row => client.setQueryData(KEY, row),
  })
}
