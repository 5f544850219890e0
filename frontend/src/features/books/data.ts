import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, PersonRef } from '@/api/types'

export interface Days {
  since?: string
  until?: string
}

export interface Movement {
  at: string
  kind: string
  number: string
  amount: Money
  balance: Money
}

/** How a customer stood and stands; closing = the sum of `ageing` less `unapplied`. */
export interface Statement {
  customer: string
  since: string
  until: string
  opening: Money
  closing: Money
  unapplied: Money
  held: Money
  ageing: Money[]
  movements: Movement[]
}

export interface Wrong {
  what: string
  name: string
  expected: string
  found: string
}

export interface Audit {
  key: string
  figure: number
  wrong: Wrong[]
}

export interface Books {
  until: string
  closed_until: string | null
  trial_balance: { kind: string; balance: Money; accounts: number }[]
  difference: Money
  audits: Audit[]
  checked_at: string
}

export interface Sales {
  since: string
  until: string
  documents: number
  net: Money
  tax: Money
  total: Money
}

export interface Locks {
  closed_until: string | null
  history: { until: string; reason: string; author: PersonRef; created_at: string }[]
}

export interface Mail {
  id: string
  kind: string
  document: string
  label: string
  customer: PersonRef
  is_again: boolean
  to: string
  subject: string
  state: string
  tries: number
  error: string
  author: PersonRef | null
  created_at: string
  sent_at: string | null
  next_try_at: string | null
}

const MAILS_KEY = ['mails']

export function useStatement(path: string, days: Days) {
  return useQuery({
    queryKey: ['statement', path, days],
    queryFn: () => api.get<Statement>(path, { ...days }),
    placeholderData: before => before,
  })
}

export function useSendStatement(path: string) {
  const [key] = useState(newKey)
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Days & { to: string; text: string }) =>
      api.post<Mail>(`${path}send/`, body, key),
    onSuccess: () => client.invalidateQueries({ queryKey: MAILS_KEY }),
  })
}

export function useBooks(until?: string) {
  return useQuery({
    queryKey: ['books', until],
    queryFn: () => api.get<Books>('books/', { until }),
    staleTime: 0,
    placeholderData: before => before,
  })
}

export function useSales(days: Days) {
  return useQuery({
    queryKey: ['books', 'sales', days],
    queryFn: () => api.get<Sales>('books/sales/', { ...days }),
    placeholderData: before => before,
  })
}

export function useLocks() {
  return useQuery({ queryKey: ['books', 'period'], queryFn: () => api.get<Locks>('books/period/') })
}

export function useClosePeriod() {
  const [key] = useState(newKey)
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { until: string; reason: string }) =>
      api.post<Locks>('books/period/', body, key),
    onSuccess: () => client.invalidateQueries({ queryKey: ['books'] }),
  })
}

export function useMails(filter: { state: string; kind: string }) {
  return usePages<Mail>([...MAILS_KEY, filter], 'mails/', filter)
}

export function useRetryMail(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Mail>(`mails/${id}/retry/`, {}, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: MAILS_KEY }),
  })
}
