import { usePages } from '@/api/pages'
import type { Page } from '@/api/types'

export interface Telling {
  id: string
  person: { id: string; name: string; role: string }
  kind: string
  kind_label: string
  title: string
  road: 'app' | 'channel' | 'mail'
  state: 'queued' | 'sending' | 'sent' | 'skipped' | 'failed'
  reason: string
  via: string
  tries: number
  created_at: string
  due_at: string | null
  done_at: string | null
}

export interface LogPage extends Page<Telling> {
  kinds: Record<string, string>
  mail_available: boolean
}

export interface LogFilter {
  road: string
  state: string
  kind: string
}

const EVERY_MS = 15_000

/** The log, looked at again by itself: nothing on the socket tells of it. */
export function useNoticeLog({ road, state, kind }: LogFilter) {
  return usePages<Telling, LogPage>(
    ['notice-log', road, state, kind],
    'notice-log/',
    { road: road || null, state: state || null, kind: kind || null },
    EVERY_MS,
  )
}
