import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'

export const UNREAD = ['mine', 'unread']

/** How many notices are not read; in a file of its own, as it comes with the first screen. */
export function useUnreadNotices(): number {
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await api.get<{ unread: number }>('notifications/', { limit: 1 })).unread,
  })
  return data ?? 0
}
