import type { PublicLink } from '@/api/publicLink'
import type { Money } from '@/lib/format'

export interface Paper {
  kind: string
  label: string
  state: 'open' | 'partial' | 'paid' | 'void' | 'uncollectible'
  overdue: boolean
  seller: string
  customer: string
  issue_on: string
  due_on: string
  period: string
  note: string
  lines: { description: string; quantity: string; unit: string; total: Money }[]
  tax_name: string
  taxes: { kind: string; rate: string; base: Money; tax: Money }[]
  net: Money
  discount: Money
  tax: Money
  total: Money
  paid: Money
  balance: Money
}

export interface PaymentShown {
  id: string
  state: 'pending' | 'confirmed' | 'reversed' | 'failed' | 'expired' | 'cancelled'
  method: 'cash' | 'transfer' | 'wallet' | 'card' | 'balance'
  amount: Money
  paid_on: string
  number: string
  /** Where a card is charged, as soon as the gateway has said. */
  url: string | null
  refused: boolean
}

export interface Place {
  id: string
  kind: 'wallet' | 'bank'
  name: string
  holder: string
  number: string
  interbank_number: string
  currency: string
  picture: string | null
}

/** A slip that still pays it at a window: its QR is an SVG. */
export interface Slip {
  code: string
  reference: string
  amount: Money
  expires_at: string
  qr: string
}

export interface PayPageData {
  document: Paper
  least: Money
  methods: { card: boolean; places: Place[]; balance: Money | null }
  slips: Slip[]
  payments: PaymentShown[]
  /** Papers to take along, by name. */
  papers: string[]
}

export function isPayable({ state }: Paper): boolean {
  return state === 'open' || state === 'partial'
}

export function cardUnderWay(data: PayPageData): PaymentShown | undefined {
  return data.payments.find(each => each.method === 'card' && each.state === 'pending')
}

/** Soon while a card is being opened, slower and slower afterwards; never when nothing can come. */
export function pollEvery(link: PublicLink, heard: number): number | false {
  const { document, payments } = link.data as PayPageData
  const card = cardUnderWay(link.data as PayPageData)
  if (card && !card.url) return 800
  const waits = payments.some(each => each.state === 'pending')
  if (!isPayable(document) && !waits) return false
  return Math.min(4_000 * 1.15 ** Math.min(heard, 20), 30_000)
}

/** What somebody told us to have paid covers what is left: nobody should pay it twice. */
export function isAllTold({ document, payments }: PayPageData): boolean {
  const told = payments.filter(each => each.state === 'pending' && each.method !== 'card')
  const sum = told.reduce((all, each) => all + Number(each.amount.amount), 0)
  return told.length > 0 && sum >= Number(document.balance.amount)
}

const WAY_BACK = 'mostrador.pay-link'

/** The gateway leads back to an address without a key: this tab remembers which link it was. */
export function rememberLink(token: string): void {
  try {
    sessionStorage.setItem(WAY_BACK, token)
  } catch {
    // Then the way back is the message with the link.
  }
}
