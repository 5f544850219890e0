import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { renameUser } from '@/api/session'
import type { Page, User } from '@/api/types'

export interface Me extends User {
  first_name: string
  last_name: string
  phone: string
  email: string
  language: string
}

export interface OpenSession {
  id: string
  user_agent: string
  ip: string
  created_at: string
  last_seen_at: string
  current: boolean
}

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('me/') })
}

export function useSaveMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Me> & { password?: string; current_password?: string }) =>
      api.patch<Me>('me/', change),
    onSuccess: me => {
      client.setQueryData(['me'], me)
      renameUser(me)
    },
  })
}

export function useSessions() {
  return useQuery({
    queryKey: ['me', 'sessions'],
    queryFn: () => api.get<Page<OpenSession>>('me/sessions/'),
  })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`me/sessions/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'sessions'] }),
  })
}
