/** A template taken apart, as the hub has it; `{{key}}` stands where something is to be filled in. */
export interface TemplateForm {
  header: {
    kind: 'text' | 'image' | 'video' | 'document'
    text: string
    url: string
    /** One of our files goes there. */
    file: boolean
  } | null
  body: string
  footer: string
  buttons: { kind: 'quick_reply' | 'url' | 'phone' | 'code'; text: string; value: string }[]
  blanks: Blank[]
  named: boolean
}

export interface Blank {
  key: string
  part: 'header' | 'body' | 'button'
  name: string
  example: string
}

export type Category = 'marketing' | 'utility' | 'authentication' | ''
export type TemplateStatus = 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled' | 'draft'

export interface Template {
  id: string
  name: string
  language: string
  category: Category
  status: TemplateStatus
  reason: string
  sendable: boolean
  /** Null where it holds what cannot be filled in here. */
  form: TemplateForm | null
  synced_at: string
}

/** What travels: which template, and what stands in its blanks. */
export interface TemplateDraft {
  id: string
  variables: Record<string, string>
  header?: string
}

export type Values = Record<string, string>
export type Problem = 'empty' | 'broken' | 'blanks' | 'long'

const MARK = /\{\{\s*([\w.]+)\s*\}\}/g
const BROKEN = /[\n\r\t\v\f\u2028\u2029]| {4,}/
const LONGEST_BODY = 1024
const LONGEST_HEADER = 60
const LONGEST_VALUE = 1024

/** The pieces of a text: words as they are, and blanks with what fills them (null: nothing yet). */
export function piecesOf(
  text: string,
  values: Values,
): { text: string; key: string | null; filled: boolean }[] {
  const pieces: { text: string; key: string | null; filled: boolean }[] = []
  let end = 0
  for (const found of text.matchAll(MARK)) {
    const key = found[1] ?? ''
    if (found.index > end) {
      pieces.push({ text: text.slice(end, found.index), key: null, filled: true })
    }
    const value = values[key]?.trim() ? values[key] : undefined
    pieces.push({ text: value ?? found[0], key, filled: value !== undefined })
    end = found.index + found[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), key: null, filled: true })
  return pieces
}

export function filled(text: string, values: Values): string {
  return piecesOf(text, values)
    .map(piece => piece.text)
    .join('')
}

/** What the provider would refuse, by key: the same rules as the hub's, told before it is asked. */
export function problemsOf(form: TemplateForm, values: Values): Record<string, Problem> {
  const wrong: Record<string, Problem> = {}
  for (const { key, part } of form.blanks) {
    const value = values[key] ?? ''
    if (!value.trim()) wrong[key] = 'empty'
    else if (BROKEN.test(value)) wrong[key] = 'broken'
    else if (part === 'button' && /\s/.test(value)) wrong[key] = 'blanks'
    else if (value.length > LONGEST_VALUE) wrong[key] = 'long'
  }
  return Object.keys(wrong).length > 0 ? wrong : tooLong(form, values)
}

function tooLong(form: TemplateForm, values: Values): Record<string, Problem> {
  const parts: [string, number][] = [
    [form.body, LONGEST_BODY],
    [form.header?.text ?? '', LONGEST_HEADER],
  ]
  for (const [text, limit] of parts) {
    const keys = [...text.matchAll(MARK)].map(found => found[1] ?? '')
    if (keys.length === 0 || filled(text, values).length <= limit) continue
    const longest = keys.sort((a, b) => (values[b] ?? '').length - (values[a] ?? '').length)[0]
    return { [longest ?? '']: 'long' }
  }
  return {}
}

/** What stands in the blanks when nobody has typed: the provider's own examples. */
export function examplesOf(form: TemplateForm): Values {
  return Object.fromEntries(form.blanks.map(({ key, example }) => [key, example]))
}
