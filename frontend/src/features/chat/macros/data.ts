import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import type { Macro, MacroRun } from '@/api/deeds'
import { queryClient } from '@/api/query'
import type { Action, Conversation } from '@/api/types'
import { createStore } from '@/lib/store'
import { notify } from '@/ui/notify'
import { keys } from '../data/cache'
import { takeIn } from '../data/place'

const NONE: Macro[] = []
const KEY = ['macros']
const PREFIX = 'macro:'

/** The macro somebody is about to run, shown with what it will do. */
export const macroAsked = createStore<{ macro: Macro; conversation: string } | null>(null)

export function useMacros(enabled = true): Macro[] {
  const { data } = useQuery<Macro[]>({
    queryKey: KEY,
    queryFn: () => api.get('macros/'),
    enabled,
  })
  return data ?? NONE
}

/** A macro among what is typed behind `/`. */
export function asAction({ id, name }: Macro): Action {
  const slash = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '')
  return { key: PREFIX + id, slash, label: name, locked: false, reason: null, form: [] }
}

/** Shows what it will do when the action is a macro; false for any other. */
export function asksFor(action: Action, conversation: string): boolean {
  const macros = queryClient.getQueryData<Macro[]>(KEY) ?? NONE
  const macro = macros.find(({ id }) => action.key === PREFIX + id)
  if (macro) macroAsked.set({ macro, conversation })
  return macro !== undefined
}

/** Runs it once, says what became of it, and offers the way back where there is one. */
export async function runMacro(macro: Macro, conversation: string, t: TFunction): Promise<void> {
  const body = { conversation }
  const run = await api.post<MacroRun>(`macros/${macro.id}/run/`, body, newKey())
  void queryClient.invalidateQueries({ queryKey: keys.detail(conversation) })
  const failed = run.outcome.filter(({ error }) => error !== null).length
  const words = { name: macro.name, count: failed }
  const undo = { label: t('common:undo'), run: () => void undoRun(run.id).catch(complain) }
  notify(
    t(failed > 0 ? 'chat:macro.failed' : 'chat:macro.done', words),
    run.undoable ? undo : undefined,
    failed > 0 ? 'bad' : 'plain',
  )
}

async function undoRun(id: string): Promise<void> {
  takeIn(await api.post<Conversation>(`macro-runs/${id}/undo/`))
}
