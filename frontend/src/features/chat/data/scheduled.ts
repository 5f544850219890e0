import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Author } from '@/api/types'
import { keys } from './cache'
import type { KeptFile } from './canned'

/** A message for later, or one that was not sent when its time came. */
export interface Scheduled {
  id: string
  conversation: string
  author: Author
  text: string
  files: KeptFile[]
  reply_to: string | null
  private: boolean
  send_at: string
  unless_they_write: boolean
  state: 'waiting' | 'sent' | 'failed' | 'cancelled'
  error: { code: string; detail: string } | null
  changeable: boolean
}

export interface Plan {
  text: string
  attachments: string[]
  reply_to: string | null
  private: boolean
  send_at: string
  unless_they_write: boolean
}

const NONE: Scheduled[] = []

/** What waits in a conversation, soonest first; asked again when the conversation moves. */
export function useScheduled(conversation: string): Scheduled[] {
  const query = useQuery({
    queryKey: keys.scheduled(conversation),
    queryFn: ({ signal }) =>
      api.get<Scheduled[]>(`conversations/${conversation}/scheduled/`, undefined, signal),
  })
  return query.data ?? NONE
}

function again(conversation: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.scheduled(conversation) })
}

/** `client_id` is the one it will be sent under; the same for a second try. */
export async function schedule(conversation: string, plan: Plan, client_id: string): Promise<void> {
  await api.post(`conversations/${conversation}/scheduled/`, { ...plan, client_id })
  await again(conversation)
}

export async function changeScheduled(
  row: Scheduled,
  change: Partial<Pick<Plan, 'text' | 'send_at' | 'unless_they_write'>>,
): Promise<void> {
  await api.patch(`scheduled/${row.id}/`, change)
  await again(row.conversation)
}

export async function cancelScheduled(row: Scheduled): Promise<void> {
  await api.delete(`scheduled/${row.id}/`)
  await again(row.conversation)
}

export async function sendScheduledNow(row: Scheduled): Promise<void> {
  await api.post(`scheduled/${row.id}/send/`)
  await again(row.conversation)
}
