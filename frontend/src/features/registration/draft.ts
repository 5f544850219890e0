import type { TFunction } from 'i18next'
import type { Identity, Ways } from './data'

export interface Draft extends Identity {
  email: string
  phone: string
  password: string
  consent: Record<string, boolean>
}

export const EMPTY: Draft = {
  document_type: 'DNI',
  document_number: '',
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  password: '',
  consent: {},
}

/** The fields of each step, in the order they are asked. */
export const STEPS: readonly (readonly (keyof Draft)[])[] = [
  ['document_type', 'document_number', 'first_name', 'last_name'],
  ['email', 'phone'],
  ['password', 'consent'],
]

export const SHORTEST_PASSWORD = 12

/** The step a refusal belongs to; the first one where it is about no field. */
export function stepOf(errors: Record<string, unknown>): number {
  const found = STEPS.findIndex(fields => fields.some(field => field in errors))
  return Math.max(found, 0)
}

/** What is missing in one step, so that nobody waits for the server to hear it. */
export function missingIn(
  step: number,
  draft: Draft,
  ways: Ways,
  t: TFunction<'registration'>,
): Record<string, string> {
  const isCompany = ways.document_types.find(each => each.key === draft.document_type)?.company
  const wrong: Record<string, string> = {}
  for (const field of STEPS[step] ?? []) {
    if (field === 'consent' || (field === 'last_name' && isCompany)) continue
    if (!draft[field].trim()) wrong[field] = t('field.missing')
  }
  if (step === 1 && draft.email.trim() && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) {
    wrong.email = t('field.email')
  }
  // The hub knows the plans of numbers; a few digits are nobody's anywhere.
  if (step === 1 && draft.phone.trim() && draft.phone.replace(/\D/g, '').length < 7) {
    wrong.phone = t('field.phone')
  }
  if (step === 2) {
    if (draft.password && draft.password.length < SHORTEST_PASSWORD) {
      wrong.password = t('field.password')
    }
    const required = ways.consents.filter(each => each.required)
    if (required.some(each => !draft.consent[each.purpose])) wrong.consent = t('field.consent')
  }
  return wrong
}
