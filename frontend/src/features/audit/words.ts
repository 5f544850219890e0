import type { TFunction } from 'i18next'
import { formatDateTime } from '@/lib/format'
import type { Told } from './data'

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const LONG = 120

/** A kind of thing in the reader's language; a new one by its own name, readable. */
export function kindWord(t: TFunction, kind: string): string {
  const table = kind.split('.').at(-1) ?? kind
  return t(`kind.${table}`, { defaultValue: plainly(table) })
}

export function fieldWord(t: TFunction, field: string): string {
  return t(`field.${field}`, { defaultValue: plainly(field) })
}

export function actionWord(t: TFunction, action: string): string {
  return t(`action.${action}`, { defaultValue: plainly(action) })
}

/** A value before or after, as a person reads it. */
export function valueWord(t: TFunction, value: Told): string {
  if (value === null || value === '') return t('nothing')
  if (value === '•••') return t('hidden')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'string' && INSTANT.test(value)) return formatDateTime(value)
  if (typeof value === 'string' && ID.test(value)) return `#${value.slice(0, 8)}`
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) {
    return value.map(each => fieldWord(t, each)).join(', ')
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return t(`value.${text}`, { defaultValue: text.slice(0, LONG), nsSeparator: false })
}

function plainly(word: string): string {
  const text = word.replaceAll('_', ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const PLACES: Record<string, string> = {
  'accounts.user': '/settings/people/',
  'crm.customer': '/customers/',
  'crm.import': '/customers/import/',
  'crm.inquiry': '/queries/',
  'crm.opportunity': '/opportunities/',
  'chat.conversation': '/inbox/',
  'chat.subscription': '/settings/bots/subscriptions/',
  'channels_bridge.channel': '/settings/channels/',
  'chat.rule': '/settings/automations/',
  'privacy.privacyrequest': '/settings/privacy',
  'privacy.breach': '/settings/privacy/breaches',
}

/** Where the thing itself is shown, where it has a page. */
export function placeOf(kind: string, id: string): string | null {
  const place = PLACES[kind]
  if (!place || !id) return null
  return place.endsWith('/') ? `${place}${id}` : place
}
