import type { Money } from '@/lib/format'
import type { Role } from '@/lib/roles'
import type { Sla } from './deeds'
import type { Author, Direction, Happened, MessageKind } from './messages'
import type { PersonRef, PersonStatus } from './people'

export type * from './messages'
export type * from './people'
export type { Money, Role }

export interface Page<T> {
  next: string | null
  previous: string | null
  results: T[]
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
  /** One of ours put them aside. */
  spam?: boolean
  /** They want nothing automatic on this channel. */
  opted_out?: boolean
}

export interface ChannelRef {
  id: string
  kind: ChannelKind
  name: string
}

export type ConversationKind = 'customer' | 'supplier' | 'direct' | 'group'
export type ConversationState = 'open' | 'pending' | 'snoozed' | 'resolved'

export interface Preview {
  number: number
  kind: MessageKind
  preview: string
  /** Seconds it can be played. */
  duration: number | null
  direction: Direction
  created_at: string
  /** Null for system lines; missing in what was stored before. */
  author?: Author | null
  /** Of a system line. */
  event?: Happened | null
}

export interface ChannelLimits {
  text: number | null
  caption?: number | null
  /** Whether the customer sees what is answered. */
  quotes?: boolean
  /** The text is counted in bytes. */
  text_in_bytes?: boolean
  /** Answers to press that the channel shows by itself; null: they go out as numbered lines. */
  choices?: { most: number; title: number } | null
  /** What may be sent, with the largest file in bytes. */
  kinds: Partial<Record<MessageKind, number | { bytes?: number }>>
  /** What can still be said once the window is closed, and until when. */
  after_window?: 'template' | 'human_agent' | null
  after_window_until?: string | null
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
  /** The next promise; null when nothing is owed. */
  sla?: Sla | null
  unread: number
  last_message: Preview | null
  needs_reply_since: string | null
  window_closes_at: string | null
  answered: boolean
  last_number: number
  last_seq: number
  updated_at: string
  snoozed_until?: string | null
  /** Messages that wait for their time. */
  scheduled?: number
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

export interface Counts {
  mine: number
  unassigned: number
  all: number
  unread: number
  /** Unread and not silenced: what the tab's title says. */
  calling: number
  needs_reply: number
  /** By team; what has none is left out. */
  teams?: Record<string, number>
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
