import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Page, PersonRef } from '@/api/types'

export interface OwnMachine extends PersonRef {
  serial: string
  place: string
  state: string
  customer: PersonRef
}

interface OwnCompany extends PersonRef {
  is_admin: boolean
}

const MANY = 200

/** One's own machines, and those of the companies one runs. */
export function useOwnMachines() {
  return useQuery({
    queryKey: ['machines', 'own'],
    queryFn: ({ signal }) => api.get<Page<OwnMachine>>('machines/', { limit: MANY }, signal),
    select: page => page.results.filter(({ state }) => state !== 'retired'),
  })
}

/** The companies one may ask for. */
export function useRunCompanies() {
  return useQuery({
    queryKey: ['me', 'companies'],
    queryFn: () => api.get<OwnCompany[]>('me/companies/'),
    select: companies => companies.filter(({ is_admin }) => is_admin),
  })
}
