import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { TemplatePage, TemplateSync } from '@/channels/templates/data'
import type { Template } from '@/channels/templates/template'

export type { TemplateSync }

const OFTEN_MS = 10_000

/** All of them, whatever their status; asked again by time: no stream tells of a judgement. */
export function useAllTemplates(channel: string) {
  return usePages<Template, TemplatePage>(
    ['templates', channel, 'all'],
    `channels/${channel}/templates/`,
    { all: true },
    OFTEN_MS,
  )
}

export function useSyncTemplates(channel: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<TemplateSync>(`channels/${channel}/templates/sync/`),
    onSettled: () => client.invalidateQueries({ queryKey: ['templates', channel] }),
  })
}
