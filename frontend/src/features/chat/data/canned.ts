import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Attachment, Page, PersonRef } from '@/api/types'
import { folded } from '@/lib/folded'
import type { Scope, TeamRef } from './desk'

export interface KeptFile {
  id: string
  kind: string
  name: string
  size: number | null
}

/** An answer that is ready. */
export interface Canned {
  id: string
  shortcut: string
  text: string
  scope: Scope
  team: TeamRef | null
  owner: PersonRef | null
  language: '' | 'es' | 'en'
  labels: string[]
  files: KeptFile[]
  uses: number
  updated_at: string
}

export interface CannedDraft {
  shortcut: string
  text: string
  scope: Scope
  team: string | null
  language: Canned['language']
  labels: string[]
  attachments: string[]
}

/** The answer for one conversation; `missing` are variables nothing is known for. */
export interface Used {
  text: string
  missing: string[]
  attachments: Attachment[]
}

const KEY = ['canned'] as const
const NONE: Canned[] = []
const MOST_PAGES = 5

async function everyAnswer(): Promise<Canned[]> {
  const found: Canned[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: { limit: number; cursor: string | null } = { limit: 200, cursor }
    const answer: Page<Canned> = await api.get<Page<Canned>>('canned-answers/', query)
    found.push(...answer.results)
    cursor = answer.next
    if (!cursor) break
  }
  return found
}

/** All answers this person may use, the most used first. */
export function useCannedQuery(enabled = true) {
  return useQuery({ queryKey: KEY, queryFn: everyAnswer, enabled, staleTime: 60_000 })
}

export function useCanned(enabled = true): Canned[] {
  return useCannedQuery(enabled).data ?? NONE
}

/** Fills an answer in for a conversation; its files come as one's own. */
export function fillIn(id: string, conversation: string): Promise<Used> {
  return api.post<Used>(`canned-answers/${id}/use/`, { conversation })
}

export function useKeepCanned(id: string | null) {
  return useMutation({
    mutationFn: (draft: CannedDraft) =>
      id
        ? api.patch<Canned>(`canned-answers/${id}/`, draft)
        : api.post<Canned>('canned-answers/', draft),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}

export async function forgetCanned(id: string): Promise<void> {
  await api.delete(`canned-answers/${id}/`)
  await queryClient.invalidateQueries({ queryKey: KEY })
}

/** What is still to be filled in; a text with it is not sent. */
export function unfilled(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/\{\{\s*([\w.]{1,60})\s*\}\}/g)].map(([, name]) => name ?? '')),
  ]
}

/** Answers that the words typed may mean: by shortcut first, then label and text, letters in order. */
export function answersFor(words: string, answers: Canned[]): Canned[] {
  const sought = folded(words)
  if (!sought) return answers
  return answers
    .map(answer => ({ answer, rank: rankOf(sought, answer) }))
    .filter(({ rank }) => rank < WORST)
    .sort((a, b) => a.rank - b.rank || b.answer.uses - a.answer.uses)
    .map(({ answer }) => answer)
}

const WORST = 5

function rankOf(sought: string, { shortcut, labels, text }: Canned): number {
  const name = folded(shortcut)
  if (name.startsWith(sought)) return 0
  if (name.includes(sought)) return 1
  if (labels.some(label => folded(label).startsWith(sought))) return 2
  if (folded(text).includes(sought)) return 3
  return inOrder(sought, name) ? 4 : WORST
}

function inOrder(sought: string, name: string): boolean {
  let at = 0
  for (const letter of sought) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
