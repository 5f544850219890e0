import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

/** An address a program posts to; the address itself is told once, when it is made. */
export interface Hook {
  id: string
  name: string
  bot: PersonRef
  created_by: PersonRef
  created_at: string
  last_used_at: string | null
}

const keyOf = (conversation: string) => ['hooks', conversation]

export function useHooks(conversation: string) {
  return usePages<Hook>(keyOf(conversation), `conversations/${conversation}/hooks/`)
}

export function useAddHook(conversation: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      api.post<Hook & { url: string }>(`conversations/${conversation}/hooks/`, { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(conversation) }),
  })
}

export function useEndHook(conversation: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`conversations/${conversation}/hooks/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(conversation) }),
  })
}
