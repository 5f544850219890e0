import { formatDayLine } from '@/lib/format'
import type { Job } from './data'

export interface DayGroup {
  /** `late` is dated too: who reads it knows how long it has waited. */
  kind: 'today' | 'tomorrow' | 'late' | 'other'
  /** In words, where its kind says not which one. */
  day: string
  jobs: Job[]
}

const DAY_MS = 86_400_000

/** Jobs by day in the order they come, at the instant the hub told them. */
export function byDay(jobs: Job[], at: string): DayGroup[] {
  const days = new Map<string, DayGroup>()
  for (const job of jobs) {
    const starts = new Date(job.starts_at ?? at)
    const key = starts.toDateString()
    const known = days.get(key)
    if (known) known.jobs.push(job)
    else {
      const day = formatDayLine(starts.toISOString(), Date.parse(at))
      days.set(key, { kind: kindOf(starts, new Date(at)), day, jobs: [job] })
    }
  }
  return [...days.values()]
}

function kindOf(day: Date, now: Date): DayGroup['kind'] {
  if (day.toDateString() === now.toDateString()) return 'today'
  if (day.toDateString() === new Date(now.getTime() + DAY_MS).toDateString()) return 'tomorrow'
  return day < now ? 'late' : 'other'
}
