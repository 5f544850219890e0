import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Action } from '@/api/types'
import { keys } from '../data/cache'
import { asAction, useMacros } from '../macros/data'

const NONE: Action[] = []

/** What can be done from this conversation, locked or not. */
export function useActions(conversation: string, enabled: boolean): Action[] {
  const { i18n } = useTranslation()
  const { data } = useQuery<Action[]>({
    queryKey: [...keys.actions(conversation), i18n.language],
    queryFn: ({ signal }) => api.get(`conversations/${conversation}/actions/`, undefined, signal),
    enabled,
  })
  const macros = useMacros(enabled)
  return useMemo(() => [...(data ?? NONE), ...macros.map(asAction)], [data, macros])
}
