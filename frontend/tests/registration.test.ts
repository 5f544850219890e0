import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import type { Ways } from '@/features/registration/data'
import { EMPTY, missingIn, stepOf } from '@/features/registration/draft'

const t = ((key: string) => key) as unknown as TFunction<'registration'>
const ways: Ways = {
  document_types: [
    { key: 'DNI', lookup: true, company: false },
    { key: 'RUC', lookup: true, company: true },
  ],
  mail: true,
  consents: [
    { purpose: 'service', version: '1', required: true, title: '', body: '', sha256: '' },
    { purpose: 'marketing', version: '1', required: false, title: '', body: '', sha256: '' },
  ],
}

test('a step says what is missing before the hub is asked', () => {
  const named = { ...EMPTY, document_number: '45678912', first_name: 'Rosa' }
  expect(missingIn(0, named, ways, t)).toEqual({ last_name: 'field.missing' })
  expect(missingIn(0, { ...named, document_type: 'RUC' }, ways, t)).toEqual({})
  expect(missingIn(1, { ...EMPTY, email: 'rosa', phone: '9' }, ways, t)).toEqual({
    email: 'field.email',
    phone: 'field.phone',
  })
})

test('only what is required has to be agreed to', () => {
  const draft = { ...EMPTY, password: 'lluvia sobre el techo' }
  expect(missingIn(2, draft, ways, t)).toEqual({ consent: 'field.consent' })
  expect(missingIn(2, { ...draft, consent: { service: true } }, ways, t)).toEqual({})
})

test('a refusal leads back to the step it is about', () => {
  expect(stepOf({ phone: 'x' })).toBe(1)
  expect(stepOf({ consent: 'x' })).toBe(2)
  expect(stepOf({})).toBe(0)
})
