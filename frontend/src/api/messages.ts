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
  title?: string
  joined?: PersonRef[]
  left?: PersonRef[]
  /** Of the message it is about. */
  number?: number
}

export interface Contact {
  name: string
  phones: string[]
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
  state: MessageState
  error: { code: string; detail: string } | null
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
