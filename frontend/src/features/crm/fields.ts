import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { CustomerKind, CustomValue } from './data'

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'yes_no'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]
export type AppliesTo = CustomerKind | 'both'

/** A field of the house's own. */
export interface CustomField {
  id: string
  name: string
  kind: FieldKind
  applies_to: AppliesTo
  options: string[]
  required: boolean
  archived_at: string | null
}

export type FieldDraft = Pick<
  CustomField,
  'name' | 'kind' | 'applies_to' | 'options' | 'required'
> & { archived?: boolean }

export function useFields() {
  return useQuery({
    queryKey: ['customer-fields'],
    queryFn: () => api.get<CustomField[]>('customer-fields/'),
    staleTime: 60_000,
  })
}

/** Those in use, of a person, a company, or anybody. */
export function useLivingFields(kind?: CustomerKind): CustomField[] {
  const rows = useFields().data ?? []
  return rows.filter(
    row => !row.archived_at && (!kind || row.applies_to === 'both' || row.applies_to === kind),
  )
}

export function useSaveField(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, archived, ...draft }: Partial<FieldDraft>) =>
      id
        ? api.patch<CustomField>(`customer-fields/${id}/`, { ...draft, archived })
        : api.post<CustomField>('customer-fields/', { ...draft, kind }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customer-fields'] }),
  })
}

export function useOrderFields() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => api.put<CustomField[]>('customer-fields/', { ids }),
    onSettled: () => client.invalidateQueries({ queryKey: ['customer-fields'] }),
  })
}

/** A value as people read it. */
export function saidOf(
  field: CustomField,
  value: CustomValue | undefined,
  words: [string, string],
) {
  if (value === undefined || value === null || value === '') return ''
  if (field.kind === 'yes_no') return value ? words[0] : words[1]
  if (field.kind === 'date') {
    const [year, month, day] = String(value).split('-')
    return `${day}/${month}/${year}`
  }
  return String(value)
}
