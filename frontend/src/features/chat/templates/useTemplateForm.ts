import { useRef, useState } from 'react'
import { ApiError } from '@/api/errors'
import type { Attachment } from '@/api/types'
import {
  problemsOf,
  type Template,
  type TemplateDraft,
  type Values,
} from '@/channels/templates/template'

export interface Filling {
  template: Template | null
  values: Values
  header: Attachment | null
  /** What stands in the way, by key; shown only once somebody has tried to send. */
  wrong: Record<string, string>
  busy: boolean
  pick: (template: Template | null) => void
  fill: (key: string, value: string) => void
  attach: (header: Attachment | null) => void
  submit: () => void
}

interface Ways {
  /** Words for what is wrong, by name. */
  say: (problem: string) => string
  send: (draft: TemplateDraft, clientId: string) => Promise<void>
  /** What no field of the form can show. */
  complain: (error: unknown) => void
  /** What is known of the person, by the names blanks often have. */
  known: Values
}

/** A template being filled in: nothing leaves while a blank is wrong. */
export function useTemplateForm({ say, send, complain, known }: Ways): Filling {
  const [template, setTemplate] = useState<Template | null>(null)
  const [values, setValues] = useState<Values>({})
  const [header, setHeader] = useState<Attachment | null>(null)
  const [told, setTold] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const idOf = useDraftId()
  const form = template?.form
  const own = form ? problemsOf(form, values) : {}
  const wrong: Record<string, string> = {
    ...told,
    ...Object.fromEntries(Object.entries(own).map(([key, problem]) => [key, say(problem)])),
    ...(form?.header?.file && !header && { header: say('file') }),
  }

  const pick = (next: Template | null) => {
    setTemplate(next)
    const blanks = next?.form?.blanks ?? []
    setValues(Object.fromEntries(blanks.map(({ key, name }) => [key, known[name] ?? ''])))
    setHeader(null)
    setTold({})
    setTried(false)
  }
  const submit = async () => {
    if (!template || busy) return
    setTried(true)
    if (Object.keys(wrong).some(key => !(key in told))) return
    setBusy(true)
    try {
      const draft = { id: template.id, variables: values, ...(header && { header: header.id }) }
      await send(draft, idOf(draft))
      pick(null)
    } catch (error) {
      const fields = fieldsOf(error)
      setTold(fields)
      if (Object.keys(fields).length === 0) complain(error)
    }
    setBusy(false)
  }
  return {
    template,
    values,
    header,
    wrong: tried ? wrong : {},
    busy,
    pick,
    fill: (key, value) => {
      setValues(before => ({ ...before, [key]: value }))
      setTold(({ [key]: _, ...rest }) => rest)
    },
    attach: setHeader,
    submit: () => void submit(),
  }
}

/** One id for ever for one draft: a second try of the same words writes nothing twice. */
function useDraftId(): (draft: TemplateDraft) => string {
  const last = useRef({ said: '', id: '' })
  return draft => {
    const said = JSON.stringify(draft)
    if (last.current.said !== said) last.current = { said, id: crypto.randomUUID() }
    return last.current.id
  }
}

/** What the hub said about each blank, without the name of the list they travel in. */
function fieldsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(
    Object.entries(error.fields).flatMap(([field, words]) => {
      const text = Array.isArray(words) ? words.join(' ') : String(words)
      const blank = field.startsWith('variables.') || field === 'header'
      return blank ? [[field.replace(/^variables\./, ''), text]] : []
    }),
  )
}
