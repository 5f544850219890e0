/** The frames of `/ws/v1`, contract section 4. */

export interface Change {
  seq: number
  kind: string
  data: unknown
  client_id?: string | null
}

export interface Head {
  stream: string
  seq: number
  number: number
  read_number: number
  unread: number
  mentions: number
}

export interface Welcome {
  type: 'welcome'
  connection: string
  epoch: string
  heartbeat: number
  heads: Head[]
  totals: { unread: number; mentions: number; streams: number }
}

export interface EventFrame extends Change {
  type: 'event'
  n: number
  stream: string
}

export interface EventsFrame {
  type: 'events'
  n: number
  re?: string
  stream: string
  from: number
  to: number
  items: Change[]
  more: boolean
}

export interface ResetFrame {
  type: 'reset'
  re?: string
  stream: string
  head: number
}

export interface OkFrame {
  type: 'ok'
  re: string
  message: string | null
  number: number
  seq: number
  duplicate: boolean
}

export interface ErrorFrame {
  type: 'error'
  re?: string
  code: string
  detail: string
  fields?: Record<string, unknown>
  retry_after_ms?: number
}

export interface HeartbeatFrame {
  type: 'heartbeat'
  now: string
  heads?: Head[]
}

export interface EphemeralFrame {
  type: 'ephemeral'
  kind: string
  data: Record<string, unknown>
}

export interface ByeFrame {
  type: 'bye'
  code: number
  reason: string
  reconnect_ms?: number
}

export type ServerFrame =
  | Welcome
  | EventFrame
  | EventsFrame
  | ResetFrame
  | OkFrame
  | ErrorFrame
  | HeartbeatFrame
  | EphemeralFrame
  | ByeFrame

export type ClientFrame = { type: string } & Record<string, unknown>

export function conversationStream(id: string): string {
  return `c:${id}`
}

export function conversationOf(stream: string): string | null {
  return stream.startsWith('c:') ? stream.slice(2) : null
}
