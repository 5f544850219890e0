import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { ChannelKind, Page } from '@/api/types'
import type { Template } from './template'

export interface TemplateSync {
  synced_at: string | null
  error: string
  error_at: string | null
}

export type TemplatePage = Page<Template> & { sync: TemplateSync }

/** A channel one can write by; `first`: also to a number that never wrote. */
export interface Outward {
  id: string
  kind: ChannelKind
  name: string
  first: boolean
  templates: boolean
}

const OFTEN_MS = 20_000

/** Those that can be sent; asked again by time, since a judgement has no stream of its own. */
export function useTemplates(channel: string, q: string) {
  return usePages<Template>(
    ['templates', channel, 'sendable', q],
    `channels/${channel}/templates/`,
    { q, limit: 50 },
    OFTEN_MS,
  )
}

export function useOutward() {
  return useQuery({
    queryKey: ['channels-outward'],
    queryFn: async ({ signal }) => {
      const path = 'channels/outward/'
      return (await api.get<{ results: Outward[] }>(path, undefined, signal)).results
    },
  })
}
