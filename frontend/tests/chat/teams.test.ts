import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { Conversation } from '@/api/types'
import { matches, queryOf, STARTING_FILTERS } from '@/features/chat/data/filters'
import { dotOf } from '@/features/chat/team/person'
import { happenedText } from '@/features/chat/thread/happened'

const SALES = { id: 'sales', name: 'Ventas' }
const item = { kind: 'customer', state: 'open', labels: [], unread: 0 } as unknown as Conversation

test('a view of a team holds what is with it', () => {
  const filters = { ...STARTING_FILTERS, view: 'all' as const, team: SALES.id }

  expect(matches(filters, { ...item, team: SALES }, 'me')).toBe(true)
  expect(matches(filters, { ...item, team: null }, 'me')).toBe(false)
  expect(queryOf(filters).team).toBe('sales')
})

test('whoever is here and takes nothing is shown so, and who is not here only as that', () => {
  expect(dotOf({ state: 'online', availability: 'online' })).toBe('online')
  expect(dotOf({ state: 'online', availability: 'busy' })).toBe('busy')
  expect(dotOf({ state: 'away', availability: 'away' })).toBe('away')
  expect(dotOf({ state: 'offline', availability: 'busy' })).toBe('offline')
})

test('the thread says which team it went to, and when it left it', async () => {
  await i18next.loadNamespaces('chat')
  const by = { id: 'a', name: 'Ana' }

  expect(happenedText({ event: 'teamed', by, team: SALES })).toBe('Ana la pasó al equipo Ventas')
  expect(happenedText({ event: 'teamed', by, team: null })).toBe('Ana la sacó de su equipo')
})
