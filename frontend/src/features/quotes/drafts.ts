import { type Offered, priceOf } from '@/api/catalogue'
import { moneyOf } from '@/lib/format'
import type { Item, LineDraft, QuoteDetail, QuoteDraft, TaxRate } from './data'

/** A line while it is edited; `key` is its own for as long as the form stands. */
export interface EditedLine extends LineDraft {
  key: number
}

export interface Values {
  customer: string
  title: string
  valid_until: string
  discount: string
  prepayment_percent: string
  note: string
  terms: string
  lines: EditedLine[]
}

let made = 0

export function emptyLine(tax: TaxRate): EditedLine {
  return {
    key: ++made,
    kind: 'service',
    item: null,
    description: '',
    unit: '',
    quantity: '1',
    unit_price: '',
    discount_percent: '',
    tax_kind: tax.kind,
    tax_rate: tax.rate,
  }
}

export function lineOf(item: Item): EditedLine {
  return {
    ...emptyLine(item.tax),
    kind: item.kind,
    item: item.id,
    description: item.name,
    unit: item.unit,
    unit_price: (item.customer_price ?? item.price).amount,
  }
}

/** What an item found while typing fills in; how many and what is taken off stay. */
export function pickedOf(item: Offered): Partial<EditedLine> {
  return {
    kind: item.kind,
    item: item.id,
    description: item.name,
    unit: item.unit,
    unit_price: priceOf(item).amount,
    tax_kind: item.tax.kind,
    tax_rate: item.tax.rate,
  }
}

export function valuesOf(quote: QuoteDetail | undefined, customer: string): Values {
  return {
    customer: quote?.customer.id ?? customer,
    title: quote?.title ?? '',
    valid_until: quote?.valid_until ?? '',
    discount: quote && Number(quote.extra_discount.amount) ? quote.extra_discount.amount : '',
    prepayment_percent: quote?.prepayment_percent ?? '',
    note: quote?.note ?? '',
    terms: quote?.terms ?? '',
    lines: (quote?.lines ?? []).map(line => ({
      key: ++made,
      kind: line.kind,
      item: line.item,
      description: line.description,
      unit: line.unit,
      quantity: line.quantity,
      unit_price: line.unit_price,
      discount_percent: Number(line.discount_percent) ? line.discount_percent : '',
      tax_kind: line.tax_kind,
      tax_rate: line.tax_rate,
    })),
  }
}

/** The lines as the hub takes them; what is not typed yet counts as nothing. */
export function linesOf(lines: EditedLine[]): LineDraft[] {
  return lines.map(({ key: _, ...line }) => ({
    ...line,
    description: line.description.trim(),
    quantity: line.quantity || '0',
    unit_price: line.unit_price || '0',
    discount_percent: line.discount_percent || '0',
  }))
}

/** Those that can be worked out already. */
export function wholeLines(lines: EditedLine[]): LineDraft[] {
  return linesOf(lines)
    .filter(line => Number(line.quantity) > 0 && Number(line.unit_price) >= 0)
    .map(line => ({ ...line, description: line.description || '—' }))
}

export function draftOf(values: Values, currency: string): QuoteDraft {
  return {
    title: values.title.trim(),
    lines: linesOf(values.lines),
    discount: moneyOf(values.discount, currency),
    ...(values.valid_until && { valid_until: values.valid_until }),
    note: values.note,
    terms: values.terms,
    prepayment_percent: values.prepayment_percent || null,
  }
}
