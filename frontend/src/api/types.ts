import type { Money } from '@/lib/format'
import type { Role } from '@/lib/roles'

export type { Money, Role }

export interface Page<T> {
  next: string | null
  previous: string | null
  results: T[]
}

export interface User {
  id: string
  name: string
  role: Role
  username?: string
  language?: string
  status?: PersonStatus | null
  /** Do not disturb until then. */
  quiet_until?: string | null
}

export interface SignIn {
  access: string
  expires_in: number
  user: User
}

export interface PersonRef {
  id: string
  name: string
}

/** What a colleague says about their day; empty texts say nothing. */
export interface PersonStatus {
  emoji: string
  text: string
  until: string | null
}

export type ChannelKind =
  | 'telegram'
  | 'whatsapp_twilio'
  | 'whatsapp_cloud'
  | 'messenger'
  | 'instagram'
  | 'web'

export interface Customer {
  /** Null until the identity is linked to a customer. */
  id: string | null
  identity?: string
  name: string
  phone?: string
  /** They blocked us. */
  blocked?: boolean
}

export interface ChannelRef {
  id: string
  kind: ChannelKind
  name: string
}

export type ConversationKind = 'customer' | 'supplier' | 'direct' | 'group'
export type ConversationState = 'open' | 'pending' | 'snoozed' | 'resolved'
export type Direction = 'in' | 'out' | 'internal'

export interface Preview {
  number: number
  kind: MessageKind
  preview: string
  /** Seconds it can be played. */
  duration: number | null
  direction: Direction
  created_at: string
}

export interface ChannelLimits {
  text: number | null
  caption?: number | null
  /** What may be sent, with the largest file in bytes. */
  kinds: Partial<Record<MessageKind, number | { bytes?: number }>>
}

export interface Conversation {
  id: string
  kind: ConversationKind
  title: string
  state: ConversationState
  channel: ChannelRef | null
  customer: Customer | null
  assignee: PersonRef | null
  team: PersonRef | null
  labels: string[]
  priority: number
  unread: number
  last_message: Preview | null
  needs_reply_since: string | null
  window_closes_at: string | null
  answered: boolean
  last_number: number
  last_seq: number
  updated_at: string
  /** Only over HTTP and only on one conversation: they depend on the caller. */
  limits?: ChannelLimits
  allowed_transitions?: ConversationState[]
  read_number?: number
  /** Messages naming this person above their mark. */
  mentions?: number
  own?: Place
  /** Of direct conversations and groups. */
  members?: Member[]
  picture_url?: string | null
  open_history?: boolean
}

export type Notify = 'all' | 'mentions' | 'none'

/** Somebody in a direct conversation or a group. */
export interface Member extends PersonRef {
  role?: Role
  /** What follows an `@`. */
  username?: string
  is_owner?: boolean
  read_number?: number
  joined_at?: string
  status?: PersonStatus | null
  quiet_until?: string | null
}

/** What was typed and not sent, as the hub keeps it for every device of a person. */
export interface KeptDraft {
  text: string
  reply_to: string | null
  updated_at: string
}

/** One's own place in a conversation. */
export interface Place {
  notify: Notify
  muted_until: string | null
  is_owner?: boolean
  draft: KeptDraft | null
}

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

export interface Counts {
  mine: number
  unassigned: number
  all: number
  unread: number
  /** Unread and not silenced: what the tab's title says. */
  calling: number
  needs_reply: number
}

export interface FormField {
  name: string
  label: string
  type:
    | 'text'
    | 'textarea'
    | 'number'
    | 'money'
    | 'date'
    | 'datetime'
    | 'choice'
    | 'boolean'
    | 'attachment'
  required: boolean
  choices: { value: string; label: string }[]
  help: string
  max_length: number | null
}

export interface Action {
  key: string
  /** Typed after `/`. */
  slash: string
  label: string
  locked: boolean
  reason: string | null
  form: FormField[]
}

export interface PanelItem {
  label: string
  value: string | Money
  link?: string | null
  state?: string | null
  /** When it happened; it then needs no label. */
  at?: string | null
}

export interface PanelSection {
  key: string
  title: string
  items: PanelItem[]
}
