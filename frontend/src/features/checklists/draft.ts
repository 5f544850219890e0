import type { TFunction } from 'i18next'
import type { Checklist, ChecklistDraft, Item, ItemKind } from './data'

const FEWEST = 2
const MOST_CHOICES = 12

/** An item while it is written; `at` tells the rows apart. */
export type Edited = Item & { at: number }

export interface Values {
  name: string
  machine_kind: string | null
  order_kind: string | null
  items: Edited[]
}

export type Wrong = Record<string, string>

let last = 0

export function blank(): Edited {
  last += 1
  const nothing = { unit: '', min: null, max: null, choices: [], bad: [] }
  return { at: last, key: '', kind: 'check' as ItemKind, label: '', required: false, ...nothing }
}

export function valuesOf(known: Checklist | null): Values {
  if (!known) return { name: '', machine_kind: null, order_kind: null, items: [blank()] }
  return {
    name: known.name,
    machine_kind: known.machine_kind?.id ?? null,
    order_kind: known.order_kind?.id ?? null,
    items: known.items.map(item => ({ ...item, at: blank().at })),
  }
}

export function draftOf({ items, ...values }: Values): ChecklistDraft {
  return {
    ...values,
    items: items.map(({ at: _at, ...item }) => ({
      ...item,
      min: item.min || null,
      max: item.max || null,
      bad: item.bad.filter(each => item.choices.includes(each)),
    })),
  }
}

/** What is still wrong, by field; an item's fields are named `label.<at>` and so on. */
export function wrongIn(values: Values, t: TFunction<'checklists'>): Wrong {
  const wrong: Wrong = {}
  if (!values.name.trim()) wrong.name = t('nameMissing')
  if (values.items.length === 0) wrong.items = t('pointsMissing')
  for (const { at, kind, label, min, max, choices } of values.items) {
    if (!label.trim()) wrong[`label.${at}`] = t('point.labelMissing')
    if (kind === 'number' && min && max && Number(min) > Number(max)) {
      wrong[`max.${at}`] = t('point.minOverMax')
    }
    if (kind === 'choice' && (choices.length < FEWEST || choices.length > MOST_CHOICES)) {
      wrong[`choices.${at}`] = t('point.choicesMissing')
    }
  }
  return wrong
}

/** The list with one item a place further up (-1) or down (1). */
export function moved(items: Edited[], place: number, by: -1 | 1): Edited[] {
  const next = [...items]
  const [item] = next.splice(place, 1)
  if (item) next.splice(place + by, 0, item)
  return next
}
