import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { ApiError } from '@/api/errors'

/** Where the house may take cards; secrets come by their last four. */
export interface Gateway {
  name: string
  title: string
  fields: string[]
  connected: boolean
  active: boolean
  known_as: string
  live: boolean | null
  credentials: Record<string, string>
  notices_url: string | null
  tested_at: string | null
  heard_at: string | null
  last_error: string
}

export interface GatewayTest {
  ok: boolean
  name: string
  detail: string
  live: boolean
}

const LIST = ['gateways']

export function useGateways() {
  return useQuery({
    queryKey: LIST,
    queryFn: async () => (await api.get<{ results: Gateway[] }>('gateways/')).results,
    staleTime: 0,
  })
}

export function useSaveGateway(name: string) {
  const client = useQueryClient()
  return useMutation<Gateway, ApiError, { credentials?: Record<string, string>; active?: boolean }>(
    {
      mutationFn: body => api.put<Gateway>(`gateways/${name}/`, body),
      onSuccess: () => client.invalidateQueries({ queryKey: LIST }),
    },
  )
}

export function useTestGateway(name: string) {
  const client = useQueryClient()
  return useMutation<GatewayTest, ApiError>({
    mutationFn: () => api.post<GatewayTest>(`gateways/${name}/test/`),
    onSettled: () => client.invalidateQueries({ queryKey: LIST }),
  })
}

export function useRemoveGateway(name: string) {
  const client = useQueryClient()
  return useMutation<void, ApiError>({
    mutationFn: () => api.delete(`gateways/${name}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: LIST }),
  })
}
