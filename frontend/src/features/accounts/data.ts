import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import { renameUser } from '@/api/session'
import type { Page, Role, User } from '@/api/types'

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

export interface Person {
  id: string
  username: string
  name: string
  first_name: string
  last_name: string
  email: string
  phone: string
  role: Role
  is_active: boolean
}

export type PersonDraft = Partial<Omit<Person, 'id' | 'name'>> & { password?: string }

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

export function usePeople(q: string) {
  return usePages<Person>(['people', q], 'users/', { q })
}

export function useSavePerson(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: PersonDraft) =>
      id ? api.patch<Person>(`users/${id}/`, draft) : api.post<Person>('users/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}

export function usePasswordLink() {
  return useMutation({
    mutationFn: (user: string) =>
      api.post<{ url: string; expires_at: string }>('password-links/', { user }),
  })
}
