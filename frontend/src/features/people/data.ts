import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Page, Role } from '@/api/types'
import type {
  Area,
  Assignment,
  AssignmentDraft,
  Factor,
  Invitation,
  InvitationDraft,
  InvitationMade,
  OpenSession,
  Person,
  PersonDraft,
  Position,
  Rules,
  Setup,
} from './types'

export interface PeopleAsked {
  q: string
  role: string | null
  area: string | null
  active: string | null
}

export function usePeople(asked: PeopleAsked) {
  return usePages<Person>(['people', 'list', asked], 'users/', { ...asked, limit: 100 })
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['people', id],
    queryFn: () => api.get<Person>(`users/${id}/`),
  })
}

/** A change of people: whatever shows any of them is asked again. */
function useDeed<Draft, Answer = unknown>(act: (draft: Draft) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
}

export function useSavePerson(id: string | null) {
  return useDeed((draft: PersonDraft) =>
    id ? api.patch<Person>(`users/${id}/`, draft) : api.post<Person>('users/', draft),
  )
}

export function useAssignments(id: string) {
  return usePages<Assignment>(['people', id, 'assignments'], `users/${id}/assignments/`)
}

export function useAssign(id: string) {
  return useDeed((draft: AssignmentDraft) =>
    api.post<Assignment>(`users/${id}/assignments/`, draft),
  )
}

export function useCancelAssignment(id: string) {
  return useDeed((assignment: string) => api.delete(`users/${id}/assignments/${assignment}/`))
}

export function useEnd(id: string) {
  return useDeed((draft: { on: string; note: string }) =>
    api.post<Person>(`users/${id}/end/`, draft),
  )
}

export function useStay(id: string) {
  return useDeed((_: undefined) => api.post<Person>(`users/${id}/stay/`))
}

export function usePhoto(id: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['faces'] })
  const put = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return api.put(`users/${id}/photo/`, form)
    },
    onSuccess,
  })
  const remove = useMutation({ mutationFn: () => api.delete(`users/${id}/photo/`), onSuccess })
  return { put, remove }
}

export function useInvitations() {
  return usePages<Invitation>(['people', 'invitations'], 'invitations/')
}

export function useInvite() {
  return useDeed((draft: InvitationDraft) => api.post<InvitationMade>('invitations/', draft))
}

export function useResend() {
  return useDeed((id: string) => api.post<InvitationMade>(`invitations/${id}/resend/`))
}

/** Takes the place an invitation keeps with the account one is signed in with. */
export function useJoin() {
  return useMutation({
    mutationFn: (token: string) =>
      api.post<{ role: Role; signed_out: boolean }>('invitations/join/', { token }),
  })
}

export function useRevoke() {
  return useDeed((id: string) => api.delete(`invitations/${id}/`))
}

export function useAreas() {
  return useQuery({
    queryKey: ['people', 'areas'],
    queryFn: async () => (await api.get<Page<Area>>('areas/', { limit: 200 })).results,
  })
}

export function usePositions() {
  return useQuery({
    queryKey: ['people', 'positions'],
    queryFn: async () => (await api.get<Page<Position>>('positions/', { limit: 200 })).results,
  })
}

export function useTeams() {
  return useQuery({
    queryKey: ['people', 'teams'],
    queryFn: async () =>
      (await api.get<Page<{ id: string; name: string }>>('teams/', { limit: 200 })).results,
  })
}

/** `list` is `areas` or `positions`. */
export function useSavePlace(list: string, id: string | null) {
  return useDeed((draft: { name: string; team?: string | null; role?: string }) =>
    id ? api.patch(`${list}/${id}/`, draft) : api.post(`${list}/`, draft),
  )
}

export function useRemovePlace(list: string) {
  return useDeed((id: string) => api.delete(`${list}/${id}/`))
}

/** `whose` is `me` or `users/<id>`. */
export function useSessions(whose: string) {
  return useQuery({
    queryKey: [whose, 'sessions'],
    queryFn: () => api.get<Page<OpenSession>>(`${whose}/sessions/`, { limit: 200 }),
  })
}

export function useEndSessions(whose: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string | 'others') =>
      api.delete(id === 'others' ? `${whose}/sessions/` : `${whose}/sessions/${id}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: [whose, 'sessions'] }),
  })
}

export function useFactor(whose: string) {
  return useQuery({
    queryKey: [whose, 'two-factor'],
    queryFn: () => api.get<Factor>(`${whose}/two-factor/`),
  })
}

export function useTakeFactor(whose: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`${whose}/two-factor/`),
    onSuccess: () => client.invalidateQueries({ queryKey: [whose, 'two-factor'] }),
  })
}

export function useBeginFactor() {
  return useMutation({ mutationFn: () => api.post<Setup>('me/two-factor/') })
}

export function useConfirmFactor() {
  return useMutation({
    mutationFn: (code: string) =>
      api.post<{ recovery_codes: string[] }>('me/two-factor/confirm/', { code }),
  })
}

export function useFreshCodes() {
  return useMutation({
    mutationFn: () => api.post<{ recovery_codes: string[] }>('me/two-factor/recovery-codes/'),
  })
}

export function useRules() {
  return useQuery({
    queryKey: ['security-rules'],
    queryFn: () => api.get<Rules>('security-rules/'),
  })
}

export function useSaveRules() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Partial<Pick<Rules, 'staff_two_factor' | 'grace_days'>>) =>
      api.patch<Rules>('security-rules/', draft),
    onSuccess: rules => client.setQueryData(['security-rules'], rules),
  })
}

/** A way in for somebody who lost their password: it is told once. */
export function usePasswordLink() {
  return useMutation({
    mutationFn: (user: string) =>
      api.post<{ url: string; expires_at: string }>('password-links/', { user }),
  })
}
