import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'

export interface OwnContact {
  id: string
  name: string
  phone: string
  email: string
  role: string
  is_primary: boolean
  is_admin: boolean
  has_portal: boolean
}

export interface OwnCompany {
  id: string
  name: string
  document_number: string
  role: string
  is_admin: boolean
  contacts: OwnContact[]
}

export interface Invited extends OwnContact {
  /** Makes their account; empty where they have one. */
  link: string
}

const KEY = ['me', 'companies']

/** The companies one speaks for; asked again now and then, as one may be removed. */
export function useCompanies() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => api.get<OwnCompany[]>('me/companies/'),
    refetchInterval: 60_000,
  })
}

export function useHasCompany(): boolean {
  return (useCompanies().data?.length ?? 0) > 0
}

export interface InviteDraft {
  name: string
  email: string
  phone: string
  role: string
  is_admin: boolean
}

export function useInvite(company: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: InviteDraft) =>
      api.post<Invited>(`me/companies/${company}/contacts/`, draft),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

/** Another link for who has not come yet; the one before is dead. */
export function useNewLink(company: string) {
  return useMutation({
    mutationFn: (contact: string) =>
      api.post<Invited>(`me/companies/${company}/contacts/${contact}/link/`),
  })
}

export function useRemove(company: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (contact: string) => api.delete(`me/companies/${company}/contacts/${contact}/`),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
