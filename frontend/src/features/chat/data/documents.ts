import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { LinkCard } from './links'

const SHORTEST = 4
const NUMBER = /^(?=.*\d)[\p{L}\d\s._/-]+$/u
const NOTHING: LinkCard[] = []

/** Whether words can be the beginning of a number; the hub tells for sure. */
export function isNumber(said: string): boolean {
  return said.length >= SHORTEST && NUMBER.test(said)
}

/** Documents whose number begins so; words that can be no number are not asked for. */
export function useDocuments(q: string): LinkCard[] {
  const said = q.trim()
  const { data } = useQuery({
    queryKey: ['search-documents', said],
    enabled: isNumber(said),
    queryFn: ({ signal }) => api.get<LinkCard[]>('search/documents/', { q: said }, signal),
    staleTime: 30_000,
  })
  return data ?? NOTHING
}
