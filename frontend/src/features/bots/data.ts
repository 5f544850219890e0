import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { PersonRef } from '@/api/types'

export interface Bot extends PersonRef {
  username: string
  is_active: boolean
  created_at: string
}

/** The hub names the bot of an address in one conversation so; it has no keys. */
const HOOK = 'hook-'

export function isHook({ username }: Pick<Bot, 'username'>): boolean {
  return username.startsWith(HOOK)
}

export const SCOPES = [
  'messages:read',
  'messages:write',
  'conversations:read',
  'files:write',
  'customers',
] as const
export type Scope = (typeof SCOPES)[number]

export interface Token {
  id: string
  name: string
  scopes: Scope[]
  created_by: PersonRef | null
  created_at: string
  last_used_at: string | null
  ended_at: string | null
}

export function useBots() {
  return usePages<Bot>(['bots'], 'bots/')
}

export function useBot(id: string) {
  return useQuery({ queryKey: ['bots', id], queryFn: () => api.get<Bot>(`bots/${id}/`) })
}

export function useAddBot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: { name: string; username: string }) => api.post<Bot>('bots/', draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ['bots'], exact: true }),
  })
}

export function useChangeBot(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { name?: string; is_active?: boolean }) =>
      api.patch<Bot>(`bots/${id}/`, change),
    onSuccess: bot => {
      client.setQueryData(['bots', id], bot)
      return client.invalidateQueries({ queryKey: ['bots'], exact: true })
    },
  })
}

const tokensOf = (bot: string) => ['bots', bot, 'tokens']

export function useTokens(bot: string) {
  return usePages<Token>(tokensOf(bot), `bots/${bot}/tokens/`)
}

export function useAddToken(bot: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: { name: string; scopes: string[] }) =>
      api.post<Token & { token: string }>(`bots/${bot}/tokens/`, draft),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensOf(bot) }),
  })
}

export function useEndToken(bot: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`bots/${bot}/tokens/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensOf(bot) }),
  })
}
