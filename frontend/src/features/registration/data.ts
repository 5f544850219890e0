import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Page } from '@/api/types'
import type { Language } from '@/lib/i18n'

export type DocumentType = 'DNI' | 'RUC' | 'CC' | 'NIT'

export interface ConsentText {
  purpose: string
  version: string
  required: boolean
  title: string
  body: string
  sha256: string
}

export interface Ways {
  document_types: { key: DocumentType; lookup: boolean; company: boolean }[]
  mail: boolean
  consents: ConsentText[]
}

export interface Identity {
  document_type: DocumentType
  document_number: string
  first_name: string
  last_name: string
}

export interface Registration extends Identity {
  user: string
  name: string
  email: string
  email_verified: boolean
  phone: string
  verified: boolean
  verified_how: '' | 'provider' | 'hand'
  verified_by: string | null
  outcome: 'match' | 'mismatch' | 'unknown' | 'unavailable'
  is_active: boolean
  created_at: string
}

export interface ConsentGiven {
  purpose: string
  given: boolean
  version: string
  at: string
}

export interface HandedLink {
  url: string
  expires_at: string
}

export interface Deed {
  deed: string
  by: string | null
  note: string
  at: string
}

export function useWays(language: Language) {
  return useQuery({
    queryKey: ['ways', language],
    queryFn: () => api.get<Ways>('auth/ways/', { language }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useConsentText(purpose: string, version: string, language: Language) {
  return useQuery({
    queryKey: ['consent-text', purpose, version, language],
    queryFn: () => api.get<ConsentText>(`consents/${purpose}/${version}/`, { language }),
    enabled: version !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useLookup() {
  return useMutation({
    mutationFn: (asked: Pick<Identity, 'document_type' | 'document_number'>) =>
      api.post<{ name: string; verified: boolean }>('identity/lookup/', asked),
  })
}

export function useForgot() {
  return useMutation({
    mutationFn: (username: string) => api.post<void>('auth/password-reset/', { username }),
  })
}

export function useRenew() {
  return useMutation({
    mutationFn: (wanted: { token: string; password: string }) =>
      api.post<void>('auth/password-reset/confirm/', wanted),
  })
}

export function useConfirmEmail() {
  return useMutation({
    mutationFn: (token: string) =>
      api.post<{ email: string }>('auth/email-verification/confirm/', { token }),
  })
}

const MINE = ['me', 'registration']
const CONSENTS = ['me', 'consents']

export function useMyRegistration() {
  return useQuery({ queryKey: MINE, queryFn: () => api.get<Registration>('me/registration/') })
}

export function useCorrectMine() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (fixed: Identity) => api.put<Registration>('me/registration/', fixed),
    onSuccess: row => client.setQueryData(MINE, row),
  })
}

export function useAskProof() {
  return useMutation({ mutationFn: () => api.post<void>('auth/email-verification/') })
}

export function useChangeEmail() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { email: string; current_password: string }) =>
      api.put<void>('me/email/', wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  })
}

export function useMyConsents() {
  return useQuery({
    queryKey: CONSENTS,
    queryFn: () => api.get<Page<ConsentGiven>>('me/consents/', { limit: 200 }),
  })
}

export function useConsent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: { purpose: string; given: boolean }) => api.post<void>('me/consents/', said),
    onSuccess: () => client.invalidateQueries({ queryKey: CONSENTS }),
  })
}

const LIST = ['registrations']

export function useRegistrations(q: string, unverified: boolean) {
  return usePages<Registration>([...LIST, q, unverified], 'registrations/', {
    q,
    unverified: unverified || null,
  })
}

export function useDeeds(user: string) {
  return usePages<Deed>(['registration-deeds', user], `registrations/${user}/deeds/`, {})
}

export function useVerify(user: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) => api.post<Registration>(`registrations/${user}/verify/`, { note }),
    onSuccess: () => client.invalidateQueries({ queryKey: LIST }),
  })
}

export function useCorrect(user: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (fixed: Identity) => api.put<Registration>(`registrations/${user}/`, fixed),
    onSuccess: () => client.invalidateQueries({ queryKey: LIST }),
  })
}

export function useShowDocument() {
  return useMutation({
    mutationFn: (user: string) =>
      api.post<{ document_number: string }>(`registrations/${user}/document/`),
  })
}

export function useHandOut() {
  return useMutation({
    mutationFn: ({ user, purpose }: { user: string; purpose: 'email' | 'password' }) =>
      purpose === 'email'
        ? api.post<HandedLink>(`registrations/${user}/email-link/`)
        : api.post<HandedLink>('password-links/', { user }),
  })
}
