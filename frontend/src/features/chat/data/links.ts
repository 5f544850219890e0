import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { keys } from './cache'

/** A page of ours as a card, for those who may see it. */
export interface LinkCard {
  kind: string
  title: string
  subtitle: string
  state: string | null
  path: string
}

/** The live card of a page of ours; null where this person may not see it. */
export function useLinkCard(path: string): LinkCard | null {
  const { data } = useQuery<LinkCard | null>({
    queryKey: keys.link(path),
    queryFn: async ({ signal }) => {
      try {
        return await api.get<LinkCard>('links/', { path }, signal)
      } catch (error) {
        if (error instanceof ApiError && error.status >= 400 && error.status < 500) return null
        throw error
      }
    },
  })
  return data ?? null
}
