import { useQuery } from '@tanstack/react-query'
import { address, api } from './client'
import { ApiError } from './errors'

/** What a public link opens; the shape of `data` is its kind's own. */
export interface PublicLink<T = unknown> {
  kind: string
  state: 'open' | 'used'
  expires_at: string | null
  data: T
}

/** Something sent by a link; `file` is what the link's own acts call it. */
export interface SentFile {
  file: string
  name: string
  content_type: string
  size: number
}

export function publicLinkKey(token: string) {
  return ['public-link', token]
}

function door(token: string): string {
  return `p/${encodeURIComponent(token)}/`
}

/** `pollEvery` gets the kind, its data and how often they were heard; false looks no more. */
export function usePublicLink(
  token: string,
  pollEvery: (link: PublicLink, heard: number) => number | false,
) {
  return useQuery<PublicLink, ApiError>({
    queryKey: publicLinkKey(token),
    queryFn: ({ signal }) => api.get<PublicLink>(door(token), {}, signal),
    refetchInterval: ({ state }) => {
      // Slowed down: come back when one may.
      const wait = state.error instanceof ApiError ? state.error.retryAfter : null
      if (wait !== null) return wait * 1000
      return state.data ? pollEvery(state.data, state.dataUpdateCount) : false
    },
    retry: (failures, error) => failures < 2 && (error.offline || error.status >= 500),
  })
}

/** Says that somebody has the page before their eyes: fetching it says nothing. */
export function sayIsSeen(token: string): void {
  api.post(`${door(token)}seen/`).catch(() => {
    // A view that is not counted hurts nobody.
  })
}

/** Does what a link is for; `key` is required where money moves or a document is made. */
export function actByLink<T>(token: string, act: string, body: unknown, key?: string) {
  return api.post<T>(`${door(token)}${act}/`, body, key)
}

export function sendByLink(token: string, file: File): Promise<SentFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return api.post<SentFile>(`${door(token)}files/`, form)
}

/** Where a paper of the link is taken along from. */
export function paperOfLink(token: string, name: string): string {
  return address(`${door(token)}files/${name}/`)
}
