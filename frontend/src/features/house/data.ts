import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { COMPANY_KEY, type Company, HOUSE_KEY } from '@/api/house'
import type { Language } from '@/lib/i18n'

export interface CompanyDraft {
  name: string
  country: string
  zone: string
  currency: string
  language: Language
}

/** Who issues documents; what is empty is not printed. */
export interface IssuerDraft {
  legal_name: string
  tax_id: string
  address: string
  phone: string
  email: string
  document_foot: string
  document_terms: string
}

export interface Issuer extends IssuerDraft {
  /** What the number is called there: `RUC`, `NIT`. */
  tax_id_label: string
}

export interface Choices {
  zones: string[]
  countries: string[]
  currencies: string[]
}

export interface Step {
  key: string
  link: string
  done: boolean
}

const CHOICES_KEY = ['company', 'choices']
const ISSUER_KEY = ['company', 'issuer']
const STEPS_KEY = ['first-steps']
const LOOK_AGAIN_MS = 10_000

export function useChoices() {
  return useQuery({
    queryKey: CHOICES_KEY,
    queryFn: () => api.get<Choices>('company/choices/'),
  })
}

export function useSaveCompany() {
  const kept = useKeptCompany()
  return useMutation({
    mutationFn: (change: Partial<CompanyDraft>) => api.patch<Company>('company/', change),
    onSuccess: kept,
  })
}

export function useIssuer() {
  return useQuery({ queryKey: ISSUER_KEY, queryFn: () => api.get<Issuer>('company/issuer/') })
}

export function useSaveIssuer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: IssuerDraft) => api.patch<Issuer>('company/issuer/', change),
    onSuccess: saved => client.setQueryData(ISSUER_KEY, saved),
  })
}

export function useLogo() {
  const kept = useKeptCompany()
  const client = useQueryClient()
  const put = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return api.put<Company>('company/logo/', form)
    },
    onSuccess: kept,
  })
  const remove = useMutation({
    mutationFn: () => api.delete('company/logo/'),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: COMPANY_KEY, exact: true })
      void client.invalidateQueries({ queryKey: HOUSE_KEY })
    },
  })
  return { put, remove }
}

/** Puts what the hub answered everywhere the house is named. */
function useKeptCompany() {
  const client = useQueryClient()
  return (saved: Company) => {
    client.setQueryData(COMPANY_KEY, saved)
    void client.invalidateQueries({ queryKey: HOUSE_KEY })
    void client.invalidateQueries({ queryKey: ISSUER_KEY })
    void client.invalidateQueries({ queryKey: STEPS_KEY })
  }
}

/** What is left to do; looked at again while something is, since others do it too. */
export function useFirstSteps() {
  return useQuery({
    queryKey: STEPS_KEY,
    queryFn: () => api.get<{ steps: Step[]; hidden: boolean }>('first-steps/'),
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state: { data } }) =>
      data && !data.hidden && data.steps.some(step => !step.done) ? LOOK_AGAIN_MS : false,
  })
}

export function useHideSteps() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (hidden: boolean) =>
      hidden ? api.put('first-steps/hidden/') : api.delete('first-steps/hidden/'),
    onSuccess: () => client.invalidateQueries({ queryKey: STEPS_KEY }),
  })
}
