import type { Money } from '@/lib/format'
import type { Role } from '@/lib/roles'
import type { PersonRef } from './people'

export type Direction = 'in' | 'out' | 'internal'

export type MessageKind =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'file'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'template'
  | 'card'
  | 'note'
  | 'system'
  | 'unsupported'
  | 'hidden'

/** Ranks of delivery; empty where nothing is delivered (inbound, staff). */
export type MessageState =
  | ''
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'unknown'

export interface Attachment {
  id: string
  kind: MessageKind
  name: string
  size: number | null
  width: number | null
  height: number | null
  /** Made for one reader and five minutes; missing in live events. */
  url?: string | null
  thumbnail_url?: string | null
  content_type: string
  /** Seconds. */
  duration: number | null
  state: 'pending' | 'ready' | 'failed' | 'refused'
  error: string | { code: string; detail: string } | null
}

export interface Author {
  id: string
  name: string
  role: Role
}

export interface Quote {
  id: string
  number: number
  author: Author | null
  kind: MessageKind
  preview: string
}

export interface Reaction {
  emoji: string
  count: number
  /** Users and identities. */
  by: string[]
}

/** What the card of a system message says: who did what to the conversation. */
export interface Happened {
  event?: string
  by?: PersonRef
  to?: PersonRef | null
  team?: PersonRef | null
  title?: string
  /** Of a macro, and how many of its actions failed. */
  name?: string
  failed?: number
  /** Of a rating, 1 to 5. */
  score?: number
  joined?: PersonRef[]
  left?: PersonRef[]
  /** Two customers who were joined, or taken apart. */
  kept?: { id: string; name: string }
  gone?: { id: string; name: string }
  /** Of the message it is about. */
  number?: number
  referral?: Referral
  /** Phone numbers, where one took the other's place. */
  from?: string
  to_phone?: string
}

export interface Contact {
  name: string
  phones: string[]
}

/** An answer to press; `id` comes back with the press. */
export interface Option {
  id: string
  title: string
  description?: string
}

/** The advertisement, post or link somebody came by. */
export interface Referral {
  source?: string
  headline?: string
  body?: string
  url?: string
  id?: string
  ref?: string
}

/** What stands around a message, as far as its channel tells. */
export interface Around {
  /** Parts with the same one belong together. */
  album?: string
  forwarded?: { from?: string; often?: boolean }
  /** The part of the answered message that is meant. */
  quote?: string
  external?: { from?: string }
  /** Payload of a deep link. */
  start?: string
  referral?: Referral
  story?: { url?: string; from?: string }
}

/** A typed card: of a workflow (`recharge` …), a place, or somebody's contact. */
export interface Card {
  type: string
  [fact: string]: unknown
  ref?: string
  title?: string
  state?: string
  amount?: Money | null
  author?: PersonRef | null
  latitude?: number
  longitude?: number
  name?: string
  address?: string
  contacts?: Contact[]
  /** Of a question (`choices`): its answers, and what opens them where they are a list. */
  options?: Option[]
  button?: string
  /** Of a press (`choice`): which option, and the message it answers. */
  id?: string
  of?: string
  /** Of a location that moves: whether it still does, until when, and its last news. */
  live?: boolean
  live_until?: string | null
  moved_at?: string
  /** Of an order. */
  items?: { product: string; quantity: string; price: string; currency: string }[]
  note?: string
  /** Of a form. */
  answers?: { label: string; value: string }[]
  /** What nobody can show, by its provider's name. */
  what?: string
}

export interface Message {
  id: string
  conversation: string
  number: number
  seq: number
  kind: MessageKind
  direction: Direction
  private?: boolean
  author: Author | null
  text: string
  html: string | null
  attachments: Attachment[]
  reply_to: Quote | null
  topic: string | null
  reactions: Reaction[]
  card: Card | null
  /** Missing in what is on its way out. */
  around?: Around | null
  state: MessageState
  error: { code: string; detail: string } | null
  /** In the tray since then; absent where only this browser knows the message. */
  troubled_at?: string | null
  created_at: string
  provider_at: string | null
  edited_at: string | null
  deleted_at: string | null
  client_id: string | null
  /** Ids of the people it names. */
  mentions?: string[]
  pinned_at?: string | null
  pinned_by?: PersonRef | null
  previews?: LinkPreview[]
  /** How often it was changed. */
  editions?: number
  /** Pages of ours that its text leads to. */
  links?: string[]
}

/** What a web address in a message leads to, fetched afterwards. */
export interface LinkPreview {
  url: string
  title: string
  description: string
  site: string
  picture_url?: string | null
}
