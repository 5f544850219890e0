import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Attachment } from '@/api/types'
import { useStore } from '@/lib/store'
import type { Entry } from './offline/acts'
import { applied } from './offline/applied'
import { queueOf, type Told } from './offline/queue'

export type State =
  | 'requested'
  | 'scheduled'
  | 'assigned'
  | 'en_route'
  | 'in_progress'
  | 'paused'
  | 'waiting_parts'
  | 'cannot_complete'
  | 'done'
  | 'invoiced'
  | 'closed'
  | 'cancelled'
export type Step = 'depart' | 'start' | 'pause' | 'resume' | 'wait' | 'give-up' | 'finish'
export type ItemKind = 'check' | 'number' | 'text' | 'choice' | 'meter' | 'photo'
export type Tag = 'before' | 'after' | 'other'
export type Value = string | number | null

export interface Item {
  key: string
  kind: ItemKind
  label: string
  required: boolean
  unit: string
  min: string | null
  max: string | null
  choices: string[]
  bad: string[]
}

export interface CheckedItem extends Item {
  value: Value
  is_bad: boolean
  is_open: boolean
  at: string | null
}

export interface Checklist {
  /** The id of the version. */
  version: string
  number: number
  name: string
  items: CheckedItem[]
}

export interface Photo {
  id: string
  tag: Tag
  item: string
  note: string
  file: Attachment
  act_id: string
  taken_at: string
}

export interface Findings {
  fault: string
  cause: string
  remedy: string
  next_service_on: string | null
  written_at: string | null
}

export interface Signature {
  id: string
  name: string
  document: string
  absent_reason: string
  drawn: boolean
  /** Nothing was changed since. */
  counts: boolean
  hash: string
  signed_at: string
}

interface UsedPart {
  code: string
  name: string
  quantity: string
  unit: string
}

interface Named {
  id: string
  name: string
}

export interface Job {
  id: string
  number: string
  title: string
  symptom: string
  state: State
  priority: 'low' | 'normal' | 'high' | 'urgent'
  reason: string
  allowed_transitions: string[]
  version: number
  kind: Named & { needs_photos: boolean; needs_signature: boolean }
  customer: Named & { phone: string }
  machine: (Named & { serial: string; hour_meter: number }) | null
  under_warranty: boolean
  conversation: string | null
  place: string
  starts_at: string | null
  ends_at: string | null
  done_at: string | null
  checklists: Checklist[]
  photos: Photo[]
  findings: Findings
  signature: Signature | null
  parts: UsedPart[]
  missing: Record<string, string[]>
}

interface FieldDay {
  jobs: Job[]
  /** When the hub said so. */
  at: string
}

export interface Part {
  id: string
  code: string
  name: string
  unit: string
}

const KEY = ['fieldday']
const DAY = 'day'

/** The technician's days with what this phone did since; what was read last where nobody answers. */
export function useFieldDay() {
  const { id } = useUser()
  const queue = queueOf(id)
  const entries = useStore(queue.entries)
  const told = useStore(queue.told)
  const query = useQuery({
    queryKey: [...KEY, id],
    queryFn: async (): Promise<FieldDay & { kept: boolean; asked: number }> => {
      const asked = Date.now()
      try {
        const day = await api.get<FieldDay>('field-day/')
        await queue.shelf.write(DAY, day)
        return { ...day, kept: false, asked }
      } catch (error) {
        const kept = await queue.shelf.read<FieldDay>(DAY)
        if (kept && error instanceof ApiError && (error.offline || error.status >= 500)) {
          return { ...kept, kept: true, asked: 0 }
        }
        throw error
      }
    },
  })
  const { refetch } = query
  // Each act the hub took: it knows more by now.
  useEffect(() => {
    if (told.length > 0) void refetch()
  }, [told, refetch])
  const asked = query.data?.asked ?? 0
  useEffect(() => queue.forget(asked), [queue, asked])
  useEffect(() => {
    const again = () => void refetch()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [refetch])
  const jobs = useMemo(
    () => query.data?.jobs.map(job => applied(job, since(query.data.asked, told, entries))),
    [query.data, told, entries],
  )
  return { ...query, jobs, queue, entries }
}

/** What an answer of the hub does not hold yet: taken after it was asked for, or still waiting. */
export function since(asked: number, told: Told[], waiting: Entry[]): Entry[] {
  return [...told.filter(each => each.at >= asked).map(each => each.entry), ...waiting]
}

export function findParts(words: string): Promise<{ results: Part[] }> {
  return api.get<{ results: Part[] }>('parts/', { q: words, limit: 8 })
}

export function askFollowUp(order: string, item: string, key: string) {
  return api.post<{ id: string; number: string }>(
    `service-orders/${order}/checklist/follow-up/`,
    { item },
    key,
  )
}
