import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Availability, Page, PersonRef, PersonStatus, Role } from '@/api/types'

const KEY = ['colleagues']
const PAGE = 200
const MOST_PAGES = 10

export interface Colleague extends PersonRef {
  role: Role
  /** What follows an `@`. */
  username?: string
  status?: PersonStatus | null
  quiet_until?: string | null
  availability?: Availability
  presence?: 'online' | 'away' | 'offline'
}

/** Everyone who works here: whom one can assign to or write to. */
export async function fetchColleagues(): Promise<Colleague[]> {
  const all: Colleague[] = []
  let cursor: string | null = null
  for (let turn = 0; turn < MOST_PAGES; turn++) {
    const page: Page<Colleague> = await api.get('users/', { staff: true, limit: PAGE, cursor })
    all.push(...page.results)
    cursor = page.next
    if (!cursor) break
  }
  return all.sort((a, b) => a.name.localeCompare(b.name))
}

export function useColleagues() {
  return useQuery({ queryKey: KEY, queryFn: fetchColleagues })
}

const NOBODY: Colleague[] = []

/** Those of them that are known here; asks for nobody. */
export function useKnownColleagues(): Colleague[] {
  return useQuery({ queryKey: KEY, queryFn: fetchColleagues, enabled: false }).data ?? NOBODY
}

/** One of them, as the list told. */
export function useColleague(id: string | undefined): Colleague | undefined {
  return useQuery({
    queryKey: KEY,
    queryFn: fetchColleagues,
    select: people => people.find(person => person.id === id),
    enabled: id !== undefined,
  }).data
}
