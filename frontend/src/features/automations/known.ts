import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { useUser } from '@/api/session'
import type { Page, PersonRef } from '@/api/types'
import type { NameOf } from '@/lib/deeds'
import { useMacros } from './data'

export interface Named {
  id: string
  name: string
}

interface Colleague extends PersonRef {
  role?: string
}

/** A short list of things with names; empty while it is on its way, or where one may not see it. */
function useNamed<T extends Named>(
  path: string,
  query: Record<string, string | number | boolean> = {},
  enabled = true,
) {
  const { data } = useQuery({
    queryKey: ['named', path],
    queryFn: () => api.get<Page<T>>(path, { ...query, limit: 200 }),
    retry: false,
    enabled,
  })
  return data?.results ?? []
}

/** Those who answer customers. */
export function useAdvisors(): Named[] {
  const people = useNamed<Colleague>('users/', { staff: true })
  return people.filter(person => person.role === 'advisor' || person.role === 'admin')
}

export const useTeams = () => useNamed<Named>('teams/')
export const useChannels = () => useNamed<Named & { kind: string }>('channels/')
/** The admins': rules may call them, macros never do. */
export function useSubscriptions(): Named[] {
  return useNamed<Named>('subscriptions/', {}, useUser().role === 'admin')
}

export function useLabels(): string[] {
  return useQuery({ queryKey: ['labels'], queryFn: () => api.get<string[]>('labels/') }).data ?? []
}

/** The names of everything that rules and macros point to. */
export function useNames(): NameOf {
  const macros = useMacros().data ?? []
  const known = [...useAdvisors(), ...useTeams(), ...useSubscriptions(), ...macros]
  return id => known.find(each => each.id === id)?.name
}

export const optionsOf = (rows: Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }))
