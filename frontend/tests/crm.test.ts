import { expect, test } from 'vitest'
import type { Conversation } from '@/api/types'
import { matches, queryOf, STARTING_FILTERS } from '@/features/chat/data/filters'
import type { Customer } from '@/features/crm/data'
import { differing, keptFirst } from '@/features/crm/joining'

function customer(change: Partial<Customer>): Customer {
  const blank = { phone: '', email: '', document_number: '', category: 'medium' }
  const known = { kind: 'person' as const, labels: [], custom: {} }
  const at = '2026-11-20T10:00:00Z'
  const made = { status: 'active', has_portal: false, created_at: at, updated_at: at }
  return { id: 'a', name: 'Rosa', ...blank, ...known, ...made, ...change }
}

test('the one with a portal account is kept, else the older one', () => {
  const old = customer({ id: 'old' })
  const young = customer({ id: 'young', created_at: '2026-11-21T10:00:00Z' })
  const portal = customer({ ...young, id: 'portal', has_portal: true })
  expect(keptFirst(young, old).map(one => one.id)).toEqual(['old', 'young'])
  expect(keptFirst(old, portal).map(one => one.id)).toEqual(['portal', 'old'])
})

test('only what both say, and say differently, is to be chosen', () => {
  const kept = customer({ name: 'Rosa', phone: '+51987654321', email: '' })
  const gone = customer({ name: 'Rosita', phone: '+51987654321', email: 'rosa@correo.pe' })
  expect(differing(kept, gone)).toEqual(['name'])
})

test('spam stands in its own place only, whoever has it', () => {
  const item = {
    kind: 'customer',
    state: 'resolved',
    labels: [],
    assignee: null,
    customer: { spam: true },
  } as unknown as Conversation
  const all = { ...STARTING_FILTERS, view: 'all', state: 'all' } as const
  expect(matches(all, item, 'me')).toBe(false)
  expect(matches({ ...STARTING_FILTERS, state: 'spam' }, item, 'me')).toBe(true)
  expect(matches({ ...STARTING_FILTERS, state: 'spam' }, { ...item, customer: null }, 'me')).toBe(
    false,
  )
  expect(queryOf({ ...STARTING_FILTERS, state: 'spam' })).toMatchObject({
    view: 'spam',
    state: null,
  })
})
