import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Conversation, Page } from '@/api/types'
import type { TemplateDraft } from '@/channels/templates/template'
import { takeIn } from '../data/place'

const SHORTEST = 2
const MOST = 6

interface Customer {
  id: string
  name: string
  phone: string
}

export function useKnownTalks(q: string) {
  return useQuery({
    queryKey: ['first-words', 'talks', q],
    enabled: q.length >= SHORTEST,
    queryFn: async ({ signal }) => {
      const query = { kind: 'customer', view: 'all', q, limit: MOST }
      return (await api.get<Page<Conversation>>('conversations/', query, signal)).results
    },
  })
}

/** Their number, however it was dialled: countries differ in what stands before it. */
const OWN_DIGITS = 8

/** The conversations with somebody of this number, of every channel. */
export function useTalksOf(phone: string) {
  const own = phone.replace(/\D/g, '').slice(-OWN_DIGITS)
  return useQuery({
    queryKey: ['first-words', 'of', own],
    enabled: own.length === OWN_DIGITS,
    queryFn: async ({ signal }) => {
      const query = { kind: 'customer', view: 'all', q: own, limit: 20 }
      const page = await api.get<Page<Conversation>>('conversations/', query, signal)
      return page.results.filter(item => item.customer?.phone?.replace(/\D/g, '').endsWith(own))
    },
  })
}

/** Customers with a phone: those without have no number to write to. */
export function useKnownCustomers(q: string) {
  return useQuery({
    queryKey: ['first-words', 'customers', q],
    enabled: q.length >= SHORTEST,
    queryFn: async ({ signal }) => {
      const page = await api.get<Page<Customer>>('customers/', { q, limit: MOST }, signal)
      return page.results.filter(({ phone }) => phone)
    },
  })
}

/** What is typed, when it can be a number: only the hub knows all countries' rules. */
export function numberIn(typed: string): string | null {
  const plain = typed.replace(/[\s().-]/g, '')
  return /^(\+|00)?\d{7,15}$/.test(plain) ? plain : null
}

interface FirstWords {
  channel: string
  to: string
  customer: string | null
  template: TemplateDraft
  client_id: string
}

export async function start(words: FirstWords): Promise<Conversation> {
  return takeIn(await api.post<Conversation>('conversations/', { kind: 'customer', ...words }))
}
