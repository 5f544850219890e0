import { type InfiniteData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { forgetTelegramLink, reloadAlertSettings } from '@/alerts/settings'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import { queryClient } from '@/api/query'
import type { Page } from '@/api/types'

/** One thing to look at. */
export interface Notice {
  id: string
  /** `mention`, `direct`, `reply`, `group`, `assigned` … */
  kind: string
  title: string
  text: string
  /** A page of ours. */
  link: string
  created_at: string
  read_at: string | null
}

interface Unread {
  unread: number
}

type Pages = InfiniteData<Page<Notice>, string | null>

/** Whether this browser is pushed at. */
export const PUSH_STATE = ['push-state']

const LIST = ['notifications']
const UNREAD = ['notifications-unread']
/** Older ones come from catching up; the bell shows them, nothing rings. */
const NEWS_MS = 120_000

export function useNotices() {
  return usePages<Notice>(LIST, 'notifications/', { limit: 50 })
}

/** The hub's own count: each notice heard live carries it, nothing is counted along. */
export function useUnreadNotices(): number {
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await api.get<Unread>('notifications/', { limit: 1 })).unread,
  })
  return data ?? 0
}

/** Takes in one as it is now: new, renewed or read elsewhere; returns whether it is news. */
export function keepNotice({ unread, ...notice }: Notice & Unread): boolean {
  queryClient.setQueryData(UNREAD, unread)
  queryClient.setQueryData<Pages>(LIST, data => data && { ...data, pages: placed(data, notice) })
  return notice.read_at === null && Date.now() - Date.parse(notice.created_at) < NEWS_MS
}

/** A renewed one moves up again; one from further back than the list reaches stays out. */
function placed({ pages }: Pages, notice: Notice): Page<Notice>[] {
  const without = pages.map(page => ({
    ...page,
    results: page.results.filter(other => other.id !== notice.id),
  }))
  for (const [index, page] of without.entries()) {
    const at = page.results.findIndex(other => other.created_at <= notice.created_at)
    const last = index === without.length - 1 && page.next === null
    if (at < 0 && !last) continue
    const results = page.results.toSpliced(at < 0 ? page.results.length : at, 0, notice)
    return without.with(index, { ...page, results })
  }
  return without
}

/** What is cached may have holes. */
export function reloadNotices(): void {
  void queryClient.resetQueries({ queryKey: LIST })
  void queryClient.invalidateQueries({ queryKey: UNREAD })
}

/** Marks some, or all with `null`, as read; shown at once, taken back when refused. */
export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | null) =>
      api.post<Unread>('notifications/read/', ids ? { ids } : { all: true }),
    onMutate: ids => {
      const before = client.getQueryData<Pages>(LIST)
      client.setQueryData<Pages>(LIST, data => data && markedRead(data, ids))
      return before
    },
    onSuccess: ({ unread }) => client.setQueryData(UNREAD, unread),
    onError: (_error, _ids, before) => client.setQueryData(LIST, before),
  })
}

function markedRead(data: Pages, ids: string[] | null): Pages {
  const read_at = new Date().toISOString()
  const marked = (notice: Notice) =>
    notice.read_at === null && (ids === null || ids.includes(notice.id))
      ? { ...notice, read_at }
      : notice
  return {
    ...data,
    pages: data.pages.map(page => ({ ...page, results: page.results.map(marked) })),
  }
}

/** A code that links one's chat with the bot, once. */
export interface Invitation {
  /** What to write to the bot. */
  command: string
  /** Opens Telegram and writes it; null when the bot's name is not known. */
  url: string | null
  bot: string
  expires_at: string
}

/** A refusal may mean that the house has no bot any more. */
export function useInviteTelegram() {
  return useMutation({
    mutationFn: () => api.post<Invitation>('me/telegram-link/', {}),
    onError: reloadAlertSettings,
  })
}

export function useUnlinkTelegram() {
  return useMutation({
    mutationFn: () => api.delete('me/telegram-link/'),
    onSuccess: forgetTelegramLink,
  })
}
