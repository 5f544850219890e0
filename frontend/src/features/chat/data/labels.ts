import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'

const LABELS = ['labels']
const NONE: string[] = []

/** Every label in use; asked again whenever a menu with them opens. */
export function useLabels(): string[] {
  const { data } = useQuery<string[]>({
    queryKey: LABELS,
    queryFn: ({ signal }) => api.get('labels/', undefined, signal),
    staleTime: 0,
  })
  return data ?? NONE
}
