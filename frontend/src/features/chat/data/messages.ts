import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, type Query } from '@/api/client'
import { queryClient } from '@/api/query'
import { onSignOut } from '@/api/session'
import type { Attachment, Message, Page } from '@/api/types'
import { keys } from './cache'

const PAGE = 50
const REMEMBERED = 500

export interface MessagePage {
  messages: Message[]
  /** No older (newer) messages beyond this page. */
  first: boolean
  last: boolean
}
type Cursor = { before?: number; after?: number; around?: number }
export type MessagePages = InfiniteData<MessagePage, Cursor>

/** Messages heard lately: a page that was on its way meanwhile is completed from here. */
const recent: Message[] = []
onSignOut(() => recent.splice(0))

async function fetchPage(id: string, cursor: Cursor, signal?: AbortSignal): Promise<MessagePage> {
  const query: Query = { ...cursor, limit: PAGE }
  const { results, next, previous } = await api.get<Page<Message>>(
    `conversations/${id}/messages/`,
    query,
    signal,
  )
  return { messages: results, first: previous === null, last: next === null }
}

/** The pages with a message in its place; the same pages when it changes nothing there. */
function withMessage(pages: MessagePage[], message: Message): MessagePage[] {
  for (const [index, page] of pages.entries()) {
    const next = putInto(page, message)
    if (next) return next === page ? pages : pages.with(index, next)
  }
  return pages
}

/**
 * A page that comes brings all others as they were when it was asked for: what was heard meanwhile
 * is put in again.
 */
function withHeard(id: string, data: MessagePages): MessagePages {
  const pages = recent
    .filter(message => message.conversation === id)
    .reduce(withMessage, data.pages)
  return pages === data.pages ? data : { ...data, pages }
}

/** The page with the message in its place, or null when it belongs elsewhere. */
function putInto(page: MessagePage, message: Message): MessagePage | null {
  const { messages } = page
  const below = (messages.at(-1)?.number ?? 0) < message.number
  const at = below ? -1 : messages.findIndex(other => other.number >= message.number)
  const there = at >= 0 ? messages[at] : undefined
  if (there?.number === message.number) {
    if (there.seq >= message.seq) return page
    return { ...page, messages: messages.with(at, withLinksOf(there, message)) }
  }
  if (at < 0) return page.last ? { ...page, messages: [...messages, message] } : null
  if (at === 0 && !page.first) return null
  return { ...page, messages: messages.toSpliced(at, 0, message) }
}

/** A change heard live carries no links to its files; the ones we have still work. */
function withLinksOf(known: Message, message: Message): Message {
  const attachments = message.attachments.map(file => {
    if (file.url !== undefined) return file
    const { url, thumbnail_url } = known.attachments.find(other => other.id === file.id) ?? {}
    return { ...file, url, thumbnail_url }
  })
  const previews = message.previews?.map(preview => {
    if (preview.picture_url !== undefined) return preview
    const before = known.previews?.find(other => other.url === preview.url)
    return { ...preview, picture_url: before?.picture_url }
  })
  return { ...message, attachments, ...(previews && { previews }) }
}

/** Takes a message in wherever it is shown; older snapshots and doubles change nothing. */
export function keepMessage(message: Message): void {
  recent.push(message)
  if (recent.length > REMEMBERED) recent.shift()
  queryClient.setQueryData<MessagePages>(keys.messages(message.conversation), data => {
    if (!data) return data
    const pages = withMessage(data.pages, message)
    return pages === data.pages ? data : { ...data, pages }
  })
}

/** After a reset: what is cached may have holes, so only the newest page is loaded again. */
export function reloadMessages(id: string): void {
  for (let at = recent.length - 1; at >= 0; at--) {
    if (recent[at]?.conversation === id) recent.splice(at, 1)
  }
  void queryClient.resetQueries({ queryKey: keys.messages(id) })
}

export function knownMessages(id: string): Message[] {
  const data = queryClient.getQueryData<MessagePages>(keys.messages(id))
  return data?.pages.flatMap(page => page.messages) ?? []
}

export function useMessages(id: string) {
  const query = useInfiniteQuery({
    queryKey: keys.messages(id),
    initialPageParam: {} as Cursor,
    queryFn: ({ pageParam, signal }) => fetchPage(id, pageParam, signal),
    getPreviousPageParam: (page): Cursor | null => {
      const [oldest] = page.messages
      return page.first || !oldest ? null : { before: oldest.number }
    },
    getNextPageParam: (page): Cursor | null => {
      const newest = page.messages.at(-1)
      return page.last || !newest ? null : { after: newest.number }
    },
    structuralSharing: (_before, data) => withHeard(id, data as MessagePages),
    gcTime: 10 * 60_000,
  })
  const pages = query.data?.pages
  const messages = useMemo(() => pages?.flatMap(page => page.messages) ?? [], [pages])
  return { ...query, messages }
}

/** Whether the newest message is among those loaded. */
export function reachesEnd(id: string): boolean {
  const data = queryClient.getQueryData<MessagePages>(keys.messages(id))
  return data?.pages.at(-1)?.last ?? false
}

/** Leaves a stretch of history for the newest page; what is shown stays until that is here. */
export async function openNewest(id: string): Promise<void> {
  await queryClient.cancelQueries({ queryKey: keys.messages(id) })
  const page = await fetchPage(id, {})
  queryClient.setQueryData<MessagePages>(keys.messages(id), { pages: [page], pageParams: [{}] })
}

/** Opens the history around a number, e.g. a quoted message far above. */
export async function openAround(id: string, number: number): Promise<void> {
  // A newest page still on its way would replace what is opened here.
  const loading = queryClient.isFetching({ queryKey: keys.messages(id) }) > 0
  await queryClient.cancelQueries({ queryKey: keys.messages(id) })
  const around = await fetchPage(id, { around: number }).catch((error: unknown) => {
    if (loading) void queryClient.invalidateQueries({ queryKey: keys.messages(id) })
    throw error
  })
  const known = queryClient.getQueryData<MessagePages>(keys.messages(id))
  queryClient.setQueryData<MessagePages>(keys.messages(id), withAround(known, around, number))
}

/** Where the stretch touches what is loaded it joins it; else the newest page waits below. */
function withAround(
  known: MessagePages | undefined,
  around: MessagePage,
  number: number,
): MessagePages {
  const pages = known?.pages ?? []
  const from = around.messages[0]?.number ?? 0
  const upTo = around.messages.at(-1)?.number ?? 0
  const oldest = pages[0]?.messages[0]?.number ?? Number.POSITIVE_INFINITY
  const newest = pages.at(-1)?.messages.at(-1)?.number ?? 0
  const joins = upTo >= oldest - 1 && from <= newest + 1
  const below = (joins ? pages : []).flatMap((page, at) => {
    const messages = page.messages.filter(message => message.number > upTo)
    return messages.length > 0 ? [{ page: { ...page, messages }, at }] : []
  })
  return {
    pages: [
      { ...around, last: below.length > 0 ? false : around.last },
      ...below.map(({ page }) => page),
    ],
    pageParams: [{ around: number }, ...below.map(({ at }) => known?.pageParams[at] ?? {})],
  }
}

/** Asks for one message again; its file links live five minutes. */
export async function refreshMessage(message: Message): Promise<Message> {
  const fresh = await api.get<Message>(`messages/${message.id}/`)
  queryClient.setQueryData<MessagePages>(keys.messages(message.conversation), data =>
    data ? { ...data, pages: data.pages.map(one => withFresh(one, fresh)) } : data,
  )
  return fresh
}

function withFresh(page: MessagePage, fresh: Message): MessagePage {
  const at = page.messages.findIndex(other => other.id === fresh.id && other.seq <= fresh.seq)
  return at < 0 ? page : { ...page, messages: page.messages.with(at, fresh) }
}

/** Shows a change the hub has not confirmed yet; its next snapshot replaces it. */
export function showChanged(message: Message, change: Partial<Message>): void {
  queryClient.setQueryData<MessagePages>(keys.messages(message.conversation), data =>
    data ? { ...data, pages: data.pages.map(page => withChange(page, message.id, change)) } : data,
  )
}

function withChange(page: MessagePage, id: string, change: Partial<Message>): MessagePage {
  const at = page.messages.findIndex(other => other.id === id)
  const there = page.messages[at]
  return there ? { ...page, messages: page.messages.with(at, { ...there, ...change }) } : page
}

/** A link to the file that works now. */
export async function freshUrl(message: Message, file: Attachment): Promise<string> {
  const fresh = await refreshMessage(message)
  return fresh.attachments.find(other => other.id === file.id)?.url ?? file.url ?? ''
}

/** Fetches what was written after a number, for a screen that learned it has missed something. */
export async function loadAfter(id: string, number: number): Promise<void> {
  const path = `conversations/${id}/messages/`
  const page = await api.get<Page<Message>>(path, { after: number, limit: PAGE })
  for (const message of page.results) keepMessage(message)
}
