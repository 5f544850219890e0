import type { OrderDetail, OrderDraft, Priority } from '@/api/orders'
import { fromField, toField } from '@/lib/localTime'

/** What stands in the fields of an order. */
export interface Fields {
  customer: string
  machine: string
  kind: string
  title: string
  symptom: string
  place: string
  priority: Priority
  wanted_from: string
  wanted_until: string
}

export const EMPTY: Fields = {
  customer: '',
  machine: '',
  kind: '',
  title: '',
  symptom: '',
  place: '',
  priority: 'normal',
  wanted_from: '',
  wanted_until: '',
}

export function fieldsOf(order: OrderDetail): Fields {
  return {
    customer: order.customer.id,
    machine: order.machine?.id ?? '',
    kind: order.kind.id,
    title: order.title,
    symptom: order.symptom,
    place: order.place,
    priority: order.priority,
    wanted_from: toField(order.wanted_from_at),
    wanted_until: toField(order.wanted_until_at),
  }
}

/** As the hub takes it; whose it is, is said once and stays. */
export function draftOf({
  customer,
  kind,
  wanted_from,
  wanted_until,
  ...fields
}: Fields): OrderDraft {
  return {
    ...fields,
    ...(kind && { kind }),
    machine: fields.machine || null,
    wanted_from_at: fromField(wanted_from),
    wanted_until_at: fromField(wanted_until),
  }
}

/** What is wrong, by a key of its words. */
export function wrongIn(fields: Fields): Record<string, string> {
  const found: Record<string, string> = {}
  if (!fields.customer) found.customer = 'form.customerMissing'
  if (!fields.title.trim()) found.title = 'form.titleMissing'
  if (!fields.machine && !fields.place.trim()) found.place = 'form.placeMissing'
  const { wanted_from: from, wanted_until: until } = fields
  if (from && until && until < from) found.wanted_until = 'form.untilEarly'
  return found
}
