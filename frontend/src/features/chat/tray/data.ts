import type { InfiniteData } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import { queryClient } from '@/api/query'
import type { ChannelRef, Message, Page, PersonRef } from '@/api/types'
import { keepMessage } from '../data/messages'

/** A message that failed, or that nobody knows about, with the conversation it stands in. */
export interface Troubled extends Message {
  place: {
    id: string
    title: string
    channel: ChannelRef | null
    assignee: PersonRef | null
  }
}

export type Whose = 'mine' | 'all'
type Pages = InfiniteData<Page<Troubled>>

const TRAY = ['tray'] as const
/** A provider that is down fails many at once: everybody asks once for the burst, not together. */
const PAUSE_MS = 1_000
const SPREAD_MS = 2_000
let timer: ReturnType<typeof setTimeout> | undefined

export function useTray(whose: Whose) {
  return usePages<Troubled>([...TRAY, whose], 'tray/', { whose })
}

/** The tray as it is now, once for all that came to be known in this moment. */
export function askTray(): void {
  if (timer || queryClient.getQueriesData({ queryKey: TRAY }).length === 0) return
  timer = setTimeout(
    () => {
      timer = undefined
      void queryClient.invalidateQueries({ queryKey: TRAY })
    },
    PAUSE_MS + Math.random() * SPREAD_MS,
  )
}

/** Takes in what became of a message: what is over leaves the tray at once, what is new is asked for. */
export function heardTrouble(message: Message): void {
  if (message.direction !== 'out' || message.troubled_at === undefined) return
  let known = false
  queryClient.setQueriesData<Pages>({ queryKey: TRAY }, data => {
    if (!data?.pages.some(page => page.results.some(row => row.id === message.id))) return data
    known = true
    return { ...data, pages: data.pages.map(page => withNews(page, message)) }
  })
  if (!known && message.troubled_at) askTray()
}

function withNews(page: Page<Troubled>, message: Message): Page<Troubled> {
  const results = page.results.flatMap(row => {
    if (row.id !== message.id || row.seq > message.seq) return [row]
    return message.troubled_at ? [{ ...row, ...message, place: row.place }] : []
  })
  return { ...page, results }
}

async function told(call: Promise<Message | undefined>): Promise<void> {
  const message = await call
  if (!message?.id) return
  keepMessage(message)
  heardTrouble(message)
}

export function settleMessage({ id }: Message, delivered: boolean): Promise<void> {
  return told(api.post<Message>(`messages/${id}/settle/`, { delivered }))
}

export function putAway({ id }: Message): Promise<void> {
  return told(api.delete<Message>(`messages/${id}/troubled/`))
}

export async function bringBack({ id }: Message): Promise<void> {
  await told(api.put<Message>(`messages/${id}/troubled/`))
  await queryClient.invalidateQueries({ queryKey: TRAY })
}
